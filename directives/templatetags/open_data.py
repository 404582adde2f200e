"""What a page about the policy tells machines."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from directives.force import Force
from directives.json_ld import as_script_text
from directives.json_ld import legislation as described
from directives.models import Directive, Relation
from directives.outline import Part

register = template.Library()


@register.simple_tag(takes_context=True)
def legislation(
    context, directive: Directive, force: Force, relations: list[Relation], parts: list[Part]
) -> SafeString:
    """`{% legislation directive force relations parts %}`: a data block, from what the page has read already."""
    provisions = [part.provision for part in parts if part.provision]
    provisions += [point.provision for part in parts for point in part.points]
    data = described(
        directive,
        judged=force,
        relations=relations,
        provisions=provisions,
        absolute=context["request"].build_absolute_uri,
        language=get_language(),
    )
    # Escaped for a script element by as_script_text: HTML escapes would be read as they stand.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(as_script_text(data)))  # noqa: S308
