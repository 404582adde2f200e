"""How far a request for records has come, and what came of it: two facts, both from events."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from directives.day_spans import span_of
from directives.models import Event, EventKind


class Stage(StrEnum):
    """The order of a request's life, as far as it has come."""

    NOTHING = "nothing"
    ANNOUNCED = "announced"
    FILED = "filed"
    RECEIVED = "received"
    EXTENSION_CLAIMED = "extension_claimed"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_ANSWERED = "clarification_answered"
    FEE_ASKED = "fee_asked"
    FEE_ANSWERED = "fee_answered"
    DETERMINATION = "determination"
    RECORDS_RELEASED = "records_released"
    APPEALED = "appealed"
    APPEAL_DECIDED = "appeal_decided"
    SUIT_FILED = "suit_filed"
    SUIT_DECIDED = "suit_decided"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    NONE = "none"
    DECIDED = "decided"  # there is a decision, and our source does not say which
    GRANTED = "granted"
    PARTIAL = "partial"
    NO_RECORDS = "no_records"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OUTCOMES: dict[str, Outcome] = {
    EventKind.REQUEST_DETERMINATION: Outcome.DECIDED,
    EventKind.REQUEST_GRANTED: Outcome.GRANTED,
    EventKind.REQUEST_PARTLY_GRANTED: Outcome.PARTIAL,
    EventKind.REQUEST_NO_RECORDS: Outcome.NO_RECORDS,
    EventKind.REQUEST_REFUSED: Outcome.REFUSED,
    EventKind.REQUEST_WITHDRAWN: Outcome.WITHDRAWN,
}
STAGES: dict[str, Stage] = {f"request_{stage}": stage for stage in Stage} | {
    kind: Stage.DETERMINATION for kind in OUTCOMES if kind != EventKind.REQUEST_WITHDRAWN
}
# Questions and more time come in any order and more than once: among them the newest counts.
BETWEEN = {
    Stage.EXTENSION_CLAIMED,
    Stage.CLARIFICATION_ASKED,
    Stage.CLARIFICATION_ANSWERED,
    Stage.FEE_ASKED,
    Stage.FEE_ANSWERED,
}
ORDER = list(Stage)


def rank(stage: Stage) -> int:
    return ORDER.index(Stage.EXTENSION_CLAIMED if stage in BETWEEN else stage)


def order(event: Event) -> tuple:
    return event.on, ORDER.index(STAGES.get(event.kind, Stage.NOTHING)), event.pk or 0


def happened_by(events: Iterable[Event], today: date) -> list[Event]:
    """In their order, without what lies ahead of `today` or was taken back; of a month, its first day decides."""
    return sorted((event for event in events if span_of(event).first <= today and event.stands_on(today)), key=order)


def stage_of(events: Sequence[Event]) -> Stage:
    """The furthest that the events, in their order, have come."""
    stages = [STAGES[event.kind] for event in events if event.kind in STAGES]
    return max(reversed(stages), key=rank, default=Stage.NOTHING)


def outcome_of(events: Sequence[Event]) -> Outcome:
    """The newest decision; a withdrawal ends it."""
    found = [OUTCOMES[event.kind] for event in events if event.kind in OUTCOMES]
    return Outcome.WITHDRAWN if Outcome.WITHDRAWN in found else found[-1] if found else Outcome.NONE


def answer_in(events: Sequence[Event]) -> Event | None:
    """The first decision, or the first records: with either the agency has answered."""
    answers = (Stage.DETERMINATION, Stage.RECORDS_RELEASED)
    return next((event for event in events if STAGES.get(event.kind) in answers), None)
