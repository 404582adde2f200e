"""By when an agency must answer a request for records. Worked out from events when read; never stored.

The federal rule (5 U.S.C. 552(a)(6); 6 CFR 5.5): 20 working days from receipt by the right office,
which start at latest 10 working days after any office of the agency has the request; up to 10 more with
a written notice in time; a pause while the agency waits for an answer of the one who asked. An
announcement starts nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from directives.day_spans import Span, span_of
from directives.models import Event, RecordsLaw
from directives.models.source import Precision
from directives.records_stage import Outcome, Stage, answer_in, happened_by, outcome_of, stage_of
from directives.workdays import ONE_DAY, SATURDAY, add_workdays, is_workday

ANSWER, ROUTING, MORE_TIME = 20, 10, 10
APPEAL = 90  # at the Department of Homeland Security (6 CFR 5.8)
PAUSES = {
    "request_clarification_asked": "request_clarification_answered",
    "request_fee_asked": "request_fee_answered",
}


class State(StrEnum):
    NO_CLOCK = "no_clock"
    NOT_COUNTED = "not_counted"  # a law whose days we do not count
    RUNNING = "running"
    PAUSED = "paused"
    MAY_HAVE_ENDED = "may_have_ended"  # the start is known as a range, and today lies in the range of the end
    ENDED = "ended"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Why(StrEnum):
    RECEIVED = "received"
    SENT_ONLY = "sent_only"
    ROUTED = "routed"  # received by the right office only after the 10 working days for that
    MORE_TIME = "more_time"
    MORE_TIME_NOT_COUNTED = "more_time_not_counted"
    PAUSE = "pause"
    PAUSE_OPEN = "pause_open"
    PAUSE_NOT_COUNTED = "pause_not_counted"


@dataclass(frozen=True)
class Reason:
    """One step of the count: `days` working days because of `event`; the last day is then `last_day`."""

    why: Why
    event: Event
    days: int
    last_day: Span
    until: Event | None = None


@dataclass(frozen=True)
class Clock:
    state: State
    stage: Stage
    outcome: Outcome
    last_day: Span | None = None
    reasons: tuple[Reason, ...] = ()
    answer: Event | None = None
    appeal_by: date | None = None
    holidays: tuple[date, ...] = ()

    @property
    def earliest(self) -> date | None:
        return self.last_day.first if self.last_day else None

    @property
    def latest(self) -> date | None:
        return self.last_day.last if self.last_day else None

    @property
    def paused(self) -> bool:
        return self.state == State.PAUSED


@dataclass(frozen=True)
class Stop:
    """Something that moves the last day: more time, or a pause with its end (None: it has not ended)."""

    event: Event
    pauses: bool
    end: Event | None = None
    allowed: bool = True


def workdays_within(after: date, until: date) -> int:
    """Working days after one day and up to another."""
    return sum(is_workday(after + n * ONE_DAY) for n in range(1, (until - after).days + 1))


def stops_in(events: Sequence[Event]) -> list[Stop]:
    """In their order. The law gives one extension, and one pause to ask what is meant; fees may come again."""
    stops: list[Stop] = []
    seen: set[str] = set()
    for place, event in enumerate(events):
        if event.kind == "request_extension_claimed":
            stops.append(Stop(event, pauses=False, allowed=event.kind not in seen))
        elif event.kind in PAUSES:
            end = next((later for later in events[place + 1 :] if later.kind == PAUSES[event.kind]), None)
            once = event.kind == "request_clarification_asked"
            stops.append(Stop(event, pauses=True, end=end, allowed=not (once and event.kind in seen)))
        seen.add(event.kind)
    return stops


def count(start: date, stops: Sequence[Stop], now: date, *, late: bool) -> list[tuple[date, int]]:
    """Return the last day and the days added, first for the start and then after each stop.

    Where a day is known to the month only, `late` reads it so that the last day comes latest, else soonest.
    """
    last = add_workdays(start, ANSWER)
    result, counted_to = [(last, ANSWER)], start
    for stop in stops:
        on = span_of(stop.event)
        begins, added = (on.first if late else on.last), 0
        if stop.allowed and stop.pauses and begins < last:
            end = span_of(stop.end) if stop.end else Span(now, now)
            ends = end.last if late else end.first
            added = workdays_within(max(begins, counted_to), max(ends, begins))
            counted_to = max(counted_to, ends)  # two pauses at once stop the clock once
        elif stop.allowed and not stop.pauses and begins <= last:
            added = min(stop.event.days or MORE_TIME, MORE_TIME)
        last = add_workdays(last, added)
        result.append((last, added))
    return result


def start_of(events: Iterable[Event]) -> tuple[Why, Event, Span] | None:
    """Why the clock starts, and when at soonest and at latest."""
    first = {event.kind: event for event in reversed(list(events))}
    filed, received = first.get("request_filed"), first.get("request_received")
    # The day it was sent stands for the day on which some office had it.
    sent = span_of(filed) if filed else None
    at_latest = add_workdays(sent.last, ROUTING) if sent else date.max
    if received:
        on = span_of(received)
        if sent and on.first > at_latest:
            return Why.ROUTED, received, Span(add_workdays(sent.first, ROUTING), at_latest)
        return Why.RECEIVED, received, on
    return (Why.SENT_ONLY, filed, Span(sent.first, at_latest)) if filed and sent else None


def reasons_for(begun: tuple[Why, Event, Span], stops: Sequence[Stop], now: date) -> list[Reason]:
    why, event, start = begun
    soonest, latest = (count(day, stops, now, late=late) for day, late in ((start.first, False), (start.last, True)))
    reasons = [Reason(why, event, ANSWER, Span(soonest[0][0], latest[0][0]))]
    for stop, (first, _), (last, added) in zip(stops, soonest[1:], latest[1:], strict=True):
        if stop.pauses:
            why = (Why.PAUSE if stop.end else Why.PAUSE_OPEN) if stop.allowed else Why.PAUSE_NOT_COUNTED
        else:
            why = Why.MORE_TIME if added else Why.MORE_TIME_NOT_COUNTED
        reasons.append(Reason(why, stop.event, added, Span(first, last), stop.end))
    return reasons


def holidays_within(first: date, last: date) -> tuple[date, ...]:
    """Federal holidays that fall on weekdays: the days that the count left out besides weekends."""
    days = (first + n * ONE_DAY for n in range(1, (last - first).days + 1))
    return tuple(day for day in days if day.weekday() < SATURDAY and not is_workday(day))


def state_of(last_day: Span, *, paused: bool, today: date) -> State:
    if paused:
        return State.PAUSED
    if today > last_day.last:
        return State.ENDED
    return State.MAY_HAVE_ENDED if today > last_day.first else State.RUNNING


def records_clock(events: Iterable[Event], today: date, law: str = RecordsLaw.FOIA) -> Clock:
    """Read the clock of one request on a day; what happened later is not known yet."""
    events = happened_by(events, today)
    outcome, answer = outcome_of(events), answer_in(events)
    clock = Clock(State.NO_CLOCK, stage_of(events), outcome, answer=answer)
    withdrawn = outcome == Outcome.WITHDRAWN
    begun = start_of(events)
    if begun is None or law != RecordsLaw.FOIA:
        state = State.NOT_COUNTED if begun else State.NO_CLOCK
        return replace(clock, state=State.WITHDRAWN if withdrawn else State.ANSWERED if answer else state)
    # What comes after the answer does not move the day by which the answer was due.
    now = min(today, span_of(answer).last) if answer else today
    stops = stops_in([event for event in events if span_of(event).first <= now])
    reasons = reasons_for(begun, stops, now)
    last_day = reasons[-1].last_day
    paused = any(reason.why == Why.PAUSE_OPEN and reason.event.on < last_day.last for reason in reasons)
    state = state_of(last_day, paused=paused, today=today)
    if answer or withdrawn:
        state = State.WITHDRAWN if withdrawn else State.ANSWERED
    appeal_by = None
    if answer and answer.precision == Precision.DAY and outcome not in (Outcome.GRANTED, Outcome.WITHDRAWN):
        appeal_by = add_workdays(answer.on, APPEAL)
    return replace(
        clock,
        state=state,
        last_day=last_day,
        reasons=tuple(reasons),
        appeal_by=appeal_by,
        holidays=holidays_within(begun[2].first, last_day.last),
    )
