"""What other pages say of the policy: why a service exists, how complete we are, one sentence of progress."""

from datetime import date

from django import template
from django.db.models import Max
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directives.duties import duties, tally_of_duties
from directives.joined_words import read_with_words
from directives.models import Directive, DirectiveKind, Obligation, Provision, ProvisionService
from publishing.templatetags.wording import tagged
from publishing.translations import words

register = template.Library()

# Instruments that people know by kind and number; the others go by their title.
NUMBERED = {
    DirectiveKind.EXECUTIVE_DIRECTIVE: _("Executive Directive %(number)s"),
    DirectiveKind.ORDINANCE: _("Ordinance %(number)s"),
    DirectiveKind.POLICE_ORDER: _("Special Order %(number)s"),
}


@register.filter
def named(directive: Directive) -> SafeString | str:
    """How people call it, in the reader's language: "Executive Directive 12"; else its title."""
    if directive.number and directive.kind in NUMBERED:
        return NUMBERED[directive.kind] % {"number": directive.number}
    title = words(directive, "title", get_language())
    return tagged(title.text, title.language)


@register.filter
def linked(directive: Directive, here: Directive | None = None) -> SafeString | str:
    """Its name, as a link unless the reader is on its page."""
    if here is not None and directive.pk == here.pk:
        return named(directive)
    return format_html('<a href="{}">{}</a>', directive.get_absolute_url(), named(directive))


@register.filter
def point_number(provision: Provision) -> str:
    """The number of a point: as it is shown in the instrument, else ours."""
    return provision.number or provision.eid.rpartition("_")[2]


@register.simple_tag
def complete_to() -> date | None:
    """`{% complete_to as complete_day %}`: the newest day on which somebody looked for changes; one query."""
    return Directive.objects.published().aggregate(newest=Max("reviewed_on"))["newest"]


@register.inclusion_tag("directives/_why.html")
def why_this_exists(service) -> dict:
    """The points of published orders that a service carries out, or serves; nothing when there is none; one query."""
    language = get_language()
    links = ProvisionService.objects.of_published().filter(service=service).with_page_details(language)
    links = links.order_by("provision__directive__position", "provision__position", "position", "id")
    return {"links": read_with_words(links, language, "provision", "provision__directive")}


@register.inclusion_tag("directives/_progress_sentence.html")
def directive_progress_sentence() -> dict:
    """The duties of the first published instrument that lays down any, counted; at most five queries."""
    obligations = Obligation.objects.of_published()
    first = obligations.order_by("provision__directive__position", "provision__directive__slug")
    owed = duties(
        obligations.filter(provision__directive__in=list(first.values_list("provision__directive", flat=True)[:1])),
        language=get_language(),
        today=timezone.localdate(),
    )
    return {"directive": owed[0].directive if owed else None, "count": len(owed), "tally": tally_of_duties(owed)}
