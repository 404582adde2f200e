"""Requests for records, each with its events and its clock."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from directives.models import Directive, Event, RecordsRequest
from directives.records_clock import Clock, State, records_clock
from directives.records_stage import Stage

# The department whose rule on appeals is known here (6 CFR 5.8), and whose agencies follow it.
DHS = "dhs"


@dataclass(frozen=True)
class Request:
    request: RecordsRequest
    events: list[Event]
    clock: Clock

    @property
    def was_sent(self) -> bool:
        """Whether a public record shows that it was sent; an announcement shows nothing of the kind."""
        return self.clock.stage not in (Stage.NOTHING, Stage.ANNOUNCED)

    @property
    def is_open(self) -> bool:
        """Whether the last day for an answer still lies ahead, as far as is known."""
        return self.clock.state in (State.RUNNING, State.PAUSED, State.MAY_HAVE_ENDED)

    @property
    def announced(self) -> Event | None:
        return next(
            (event for event in self.events if event.kind == "request_announced" and event.retracted_on is None), None
        )

    @property
    def appeal_by(self) -> date | None:
        """Until when an appeal can be sent, where the agency's rule is known."""
        agency = self.request.agency
        of_dhs = DHS in (agency.slug, agency.parent.slug if agency.parent else "")
        return self.clock.appeal_by if of_dhs else None


def requests(language: str, today: date, **which) -> list[Request]:
    """Requests of residents' concern, newest event first; three queries for any number."""
    shown = Q(provision=None) | Q(provision__directive__in=Directive.objects.published())
    rows = list(
        RecordsRequest.objects.filter(shown, **which).select_related(
            "requester", "agency__parent", "provision__directive", "source"
        )
    )
    events: dict[int | None, list[Event]] = {}
    happened = Event.objects.filter(request__in=rows).with_page_details(language).prefetch_related("more_sources")
    for event in happened.order_by("on", "id"):
        events.setdefault(event.request_id, []).append(event)
    found = [
        Request(row, events.get(row.pk, []), records_clock(events.get(row.pk, []), today, row.law)) for row in rows
    ]
    return sorted(found, key=lambda one: one.events[-1].on if one.events else date.min, reverse=True)
