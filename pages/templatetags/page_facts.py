"""What the frame of every page says: alerts, whether numbers are unconfirmed, how complete the policy is."""

from dataclasses import dataclass, field
from datetime import date

from django import template
from django.db.models import Exists, Subquery
from django.utils.translation import get_language

from directives.models import Directive
from pages.models import Alert
from publishing.models import ContentVersion
from resources.models import Check, Service
from resources.querysets import CONFIRMING

register = template.Library()


@dataclass(frozen=True)
class PageFacts:
    unconfirmed: bool = False
    complete_to: date | None = None
    alerts: list[Alert] = field(default_factory=list)


@register.simple_tag(takes_context=True)
def page_facts(context) -> PageFacts:
    """`{% page_facts as facts %}`: one query for a whole page, three more while there is an alert."""
    request = context["request"]
    if not hasattr(request, "page_facts"):
        request.page_facts = read(get_language())
    return request.page_facts


def read(language: str) -> PageFacts:
    confirmed = Check.objects.filter(outcome__in=CONFIRMING).values("service")
    unconfirmed = Service.objects.published().exclude(pk__in=confirmed)
    days = Directive.objects.published().filter(reviewed_on__isnull=False).order_by("-reviewed_on")
    alerts = Alert.objects.published()
    # The row of the content version is there as soon as anything is; without it the site is empty.
    row = ContentVersion.objects.values_list(
        Exists(unconfirmed), Subquery(days.values("reviewed_on")[:1]), Exists(alerts)
    ).first()
    if row is None:
        return PageFacts()
    return PageFacts(row[0], row[1], list(alerts.with_words(language).select_related("area")) if row[2] else [])
