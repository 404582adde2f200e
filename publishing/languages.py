"""The languages of the site, and how a request comes to have one.

The path decides: /es/ is Spanish for everybody, so that a page is the same for all readers and can
be cached, sent to a friend and kept. No cookie and no header changes what a path shows.
"""

from dataclasses import dataclass

from django.utils import translation


@dataclass(frozen=True)
class Language:
    code: str  # in the path and in Django
    tag: str  # BCP 47, for lang and hreflang
    own_name: str
    english_name: str
    direction: str = "ltr"
    complete: bool = False  # its catalogue is complete, so its path exists


LANGUAGES = [
    Language("en", "en", "English", "English", complete=True),
    Language("es", "es", "Español", "Spanish", complete=True),
    Language("zh-hans", "zh-Hans", "简体中文", "Chinese, simplified"),
    Language("zh-hant", "zh-Hant", "繁體中文", "Chinese, traditional"),
    Language("ko", "ko", "한국어", "Korean"),
    Language("tl", "tl", "Filipino", "Filipino"),
    Language("hy", "hy", "Հայերեն", "Armenian"),
    Language("vi", "vi", "Tiếng Việt", "Vietnamese"),
    Language("fa", "fa", "فارسی", "Persian", direction="rtl"),
    Language("ru", "ru", "Русский", "Russian"),
    Language("ja", "ja", "日本語", "Japanese"),
    Language("th", "th", "ไทย", "Thai"),
    Language("km", "km", "ខ្មែរ", "Khmer"),
    Language("ar", "ar", "العربية", "Arabic", direction="rtl"),
    Language("hi", "hi", "हिन्दी", "Hindi"),
]
BY_CODE = {language.code: language for language in LANGUAGES}
SOURCE_LANGUAGE = "en"
# What browsers ask for, and which of our codes answers it.
ALIASES = {"fil": "tl", "prs": "fa", "zh": "zh-hans", "zh-cn": "zh-hans", "zh-sg": "zh-hans",
           "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "yue": "zh-hant"}  # fmt: skip


def complete_languages() -> list[Language]:
    return [language for language in LANGUAGES if language.complete]


def other_languages() -> list[Language]:
    """Those a listing may be translated to: all but the source."""
    return [language for language in LANGUAGES if language.code != SOURCE_LANGUAGE]


def preferred(accept_language: str) -> str:
    """Return the complete language that an Accept-Language header likes best, else English."""
    complete = {language.code for language in complete_languages()}
    wishes = []
    for position, part in enumerate(accept_language[:500].split(",")):
        tag, _, quality = part.strip().lower().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            continue
        wishes.append((-weight, position, tag))
    for weight, _, tag in sorted(wishes):
        for candidate in (tag, tag.partition("-")[0]):
            code = ALIASES.get(candidate, candidate)
            if weight < 0 and code in complete:
                return code
    return SOURCE_LANGUAGE


class LanguageFromPathMiddleware:
    """Activate the language that the path begins with; everything else, the admin too, is English."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        first = request.path_info.lstrip("/").partition("/")[0]
        code = first if first in BY_CODE and BY_CODE[first].complete else SOURCE_LANGUAGE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", BY_CODE[code].tag)
        return response
