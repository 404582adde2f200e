"""How far a case has come, and whether a court's order holds. Worked out from events when read; never stored.

A stayed order holds nobody back: it is never told as one that does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from directives.day_spans import span_of
from directives.models import Event, EventKind


class LegalStage(StrEnum):
    """In the order in which a case can come to them on one day."""

    NOTHING = "nothing"
    FILED = "filed"
    ORDER = "order"
    STAYED = "stayed"
    ORDER_REVIVED = "order_revived"
    DECIDED = "decided"
    CLOSED = "closed"


# A motion, a refused stay and a deadline leave the stage as it is.
LEADS_TO: dict[str, LegalStage] = {
    EventKind.CASE_FILED: LegalStage.FILED,
    EventKind.CASE_AMENDED: LegalStage.FILED,
    EventKind.CASE_ORDER: LegalStage.ORDER,
    EventKind.CASE_STAYED: LegalStage.STAYED,
    EventKind.CASE_ORDER_REVIVED: LegalStage.ORDER_REVIVED,
    EventKind.CASE_DECIDED: LegalStage.DECIDED,
    EventKind.CASE_CLOSED: LegalStage.CLOSED,
}
STAGES = list(LegalStage)


@dataclass(frozen=True)
class Standing:
    """`event` is what brought the case to this stage."""

    stage: LegalStage = LegalStage.NOTHING
    event: Event | None = None

    @property
    def order_holds(self) -> bool:
        """Whether an order of the court is in effect, as far as the events say."""
        return self.stage in (LegalStage.ORDER, LegalStage.ORDER_REVIVED)


def standing(events: Iterable[Event], today: date) -> Standing:
    """Read the newest event that leads to a stage; an amended complaint never takes a case back."""
    known = (event for event in events if span_of(event).first <= today and event.stands_on(today))
    leading = [event for event in known if event.kind in LEADS_TO]
    leading.sort(key=lambda event: (event.on, STAGES.index(LEADS_TO[event.kind]), event.pk or 0))
    now = Standing()
    for event in leading:
        stage = LEADS_TO[event.kind]
        if stage == LegalStage.FILED and now.stage not in (LegalStage.NOTHING, LegalStage.FILED):
            continue
        if stage == LegalStage.FILED and now.event:
            continue  # the day of the first complaint stays
        now = Standing(stage, event)
    return now
