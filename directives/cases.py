"""Cases in court, each with its events and where it stands."""

from dataclasses import dataclass
from datetime import date

from directives.legal_stage import Standing, standing
from directives.models import Event, LegalAction


@dataclass(frozen=True)
class Case:
    case: LegalAction
    events: list[Event]
    standing: Standing


def cases(language: str, today: date, **which) -> list[Case]:
    """Cases with the newest event first; three queries for any number."""
    rows = list(LegalAction.objects.filter(**which).select_related("source"))
    events: dict[int | None, list[Event]] = {}
    happened = Event.objects.filter(case__in=rows).with_page_details(language).prefetch_related("more_sources")
    for event in happened.order_by("on", "id"):
        events.setdefault(event.case_id, []).append(event)
    found = [Case(row, events.get(row.pk, []), standing(events.get(row.pk, []), today)) for row in rows]
    return sorted(found, key=lambda one: one.events[-1].on if one.events else date.min, reverse=True)
