"""What every page says of itself: its address, and the same page in the other languages."""

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from publishing.languages import BY_CODE, Language, complete_languages

register = template.Library()
LONGEST_QUERY = 300


@dataclass(frozen=True)
class Version:
    """One page in one language."""

    language: Language
    path: str
    url: str
    current: bool
    query: str = ""

    @property
    def link(self) -> str:
        """Its address with what the reader asked for: the other language shows the same list."""
        return f"{self.path}?{self.query}" if self.query else self.path


def versions(request) -> list[Version]:
    """Return the page of this request in each complete language; on an unknown page, the home pages."""
    first, _, rest = request.path.lstrip("/").partition("/")
    if first not in BY_CODE or not getattr(request, "resolver_match", None):
        rest = ""
    host = f"{request.scheme}://{request.get_host()}"
    query = request.GET.urlencode()
    query = query if len(query) <= LONGEST_QUERY else ""
    return [
        Version(
            language,
            f"/{language.code}/{rest}",
            f"{host}/{language.code}/{rest}",
            language.code == get_language(),
            query,
        )
        for language in complete_languages()
    ]


@register.simple_tag(takes_context=True)
def page_versions(context) -> list[Version]:
    request = context.get("request")
    return versions(request) if request else []


@register.simple_tag
def page_language() -> Language:
    return BY_CODE[get_language()]
