"""The clock of a request for records: the law's working days, their pauses, and what is only announced."""

from collections import namedtuple
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.records_clock import State, Why, records_clock
from directives.records_stage import Outcome, Stage


class Row(namedtuple("Row", "kind on precision days pk retracted_on", defaults=("day", None, None, None))):
    """An event as the rules read it."""

    def stands_on(self, day: date) -> bool:
        return self.retracted_on is None or self.retracted_on > day


DAY = timedelta(days=1)


def at(kind: str, on: str, **fields) -> Row:
    return Row(f"request_{kind}", date.fromisoformat(on), **fields)


def clock(*events, today="2030-01-01", **fields):
    return records_clock(events, date.fromisoformat(today), **fields)


def days(one) -> tuple[str, str]:
    return one.earliest.isoformat(), one.latest.isoformat()


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([at("received", "2025-07-11")], ("2025-08-08", "2025-08-08")),
        ([at("filed", "2025-07-11")], ("2025-08-08", "2025-08-22")),
        ([at("received", "2025-07-11"), at("extension_claimed", "2025-08-01")], ("2025-08-22", "2025-08-22")),
        (
            [
                at("received", "2025-07-11"),
                at("clarification_asked", "2025-07-18"),
                at("clarification_answered", "2025-07-28"),
            ],
            ("2025-08-18", "2025-08-18"),
        ),
        # 28 calendar days would say January 12: Christmas and New Year do not count.
        ([at("received", "2025-12-15")], ("2026-01-14", "2026-01-14")),
    ],
)
def test_the_days_that_were_worked_out_by_hand(events, expected):
    assert days(clock(*events)) == expected


def test_an_announcement_starts_no_clock():
    found = clock(at("announced", "2025-07-11"))
    assert (found.state, found.stage, found.outcome) == (State.NO_CLOCK, Stage.ANNOUNCED, Outcome.NONE)
    assert found.earliest is found.latest is None and not found.reasons


def test_nothing_known_is_no_clock_either():
    assert (clock().state, clock().stage) == (State.NO_CLOCK, Stage.NOTHING)


def test_the_end_is_a_range_while_the_day_of_receipt_is_not_known():
    sent = at("filed", "2025-07-11")
    states = {
        today: clock(sent, today=today).state for today in ("2025-08-08", "2025-08-11", "2025-08-22", "2025-08-25")
    }
    assert list(states.values()) == [State.RUNNING, State.MAY_HAVE_ENDED, State.MAY_HAVE_ENDED, State.ENDED]
    assert clock(sent).reasons[0].why == Why.SENT_ONLY


def test_the_right_office_has_ten_working_days_to_get_it():
    late = clock(at("filed", "2025-07-11"), at("received", "2025-09-01"))
    assert late.reasons[0].why == Why.ROUTED
    assert days(late) == ("2025-08-22", "2025-08-22")
    in_time = clock(at("filed", "2025-07-11"), at("received", "2025-07-14"))
    assert in_time.reasons[0].why == Why.RECEIVED
    assert days(in_time) == ("2025-08-11", "2025-08-11")


def test_a_receipt_known_to_the_month_gives_a_range():
    assert days(clock(at("received", "2025-07-01", precision="month"))) == ("2025-07-30", "2025-08-28")


def test_more_time_is_ten_days_at_most_and_less_if_less_was_claimed():
    received = at("received", "2025-07-11")
    assert days(clock(received, at("extension_claimed", "2025-08-01", days=30))) == ("2025-08-22",) * 2
    assert days(clock(received, at("extension_claimed", "2025-08-01", days=5))) == ("2025-08-15",) * 2


def test_more_time_claimed_after_the_end_or_a_second_time_is_not_counted():
    received = at("received", "2025-07-11")
    for events in (
        [at("extension_claimed", "2025-08-11")],
        [at("extension_claimed", "2025-07-14", days=5), at("extension_claimed", "2025-07-15")],
    ):
        assert clock(received, *events).reasons[-1].why == Why.MORE_TIME_NOT_COUNTED
    assert days(clock(received, at("extension_claimed", "2025-08-11"))) == ("2025-08-08",) * 2


def test_a_clock_is_paused_until_the_answer_comes():
    events = [at("received", "2025-07-11"), at("clarification_asked", "2025-07-18")]
    paused = clock(*events, today="2025-07-28")
    assert paused.paused and paused.reasons[-1].why == Why.PAUSE_OPEN
    assert days(paused) == ("2025-08-18",) * 2  # if the answer came today
    goes_on = clock(*events, at("clarification_answered", "2025-07-28"), today="2025-07-29")
    assert goes_on.state == State.RUNNING and days(goes_on) == days(paused)


def test_asking_twice_what_is_meant_pauses_once_and_fees_pause_again():
    received = at("received", "2025-07-11")
    asked = [at("clarification_asked", "2025-07-18"), at("clarification_answered", "2025-07-28")]
    again = [at("clarification_asked", "2025-07-30"), at("clarification_answered", "2025-08-04")]
    fees = [at("fee_asked", "2025-07-30"), at("fee_answered", "2025-08-04")]
    assert clock(received, *asked, *again).reasons[-1].why == Why.PAUSE_NOT_COUNTED
    assert days(clock(received, *asked, *again)) == ("2025-08-18",) * 2
    assert days(clock(received, *asked, *fees)) == ("2025-08-21",) * 2


def test_a_question_on_the_last_day_or_later_comes_too_late_to_stop_the_clock():
    received = at("received", "2025-07-11")
    for day in ("2025-08-08", "2025-08-11"):
        found = clock(received, at("fee_asked", day), at("fee_answered", "2025-08-15"))
        assert days(found) == ("2025-08-08",) * 2
    assert not clock(received, at("fee_asked", "2025-08-08"), today="2025-08-11").paused


def test_two_pauses_at_once_stop_the_clock_once():
    received = at("received", "2025-07-11")
    asked = [at("clarification_asked", "2025-07-18"), at("clarification_answered", "2025-07-28")]
    fees = [at("fee_asked", "2025-07-18"), at("fee_answered", "2025-07-28")]
    assert days(clock(received, *asked, *fees)) == ("2025-08-18",) * 2


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("determination", Outcome.DECIDED),
        ("determination_granted", Outcome.GRANTED),
        ("determination_partial", Outcome.PARTIAL),
        ("determination_no_records", Outcome.NO_RECORDS),
        ("determination_refused", Outcome.REFUSED),
    ],
)
def test_stage_and_outcome_are_two_facts(kind, outcome):
    found = clock(at("received", "2025-07-11"), at(kind, "2025-08-01"))
    assert (found.state, found.stage, found.outcome) == (State.ANSWERED, Stage.DETERMINATION, outcome)
    assert days(found) == ("2025-08-08",) * 2
    assert (found.appeal_by is None) == (outcome == Outcome.GRANTED)


def test_an_appeal_is_possible_for_ninety_working_days():
    assert clock(at("received", "2025-07-11"), at("determination_refused", "2025-08-01")).appeal_by == date(
        2025, 12, 11
    )


def test_the_stage_is_the_furthest_and_never_goes_back():
    events = [
        at("announced", "2025-07-20"), at("received", "2025-07-11"), at("fee_asked", "2025-07-14"),
        at("fee_answered", "2025-07-15"), at("extension_claimed", "2025-07-16"),
    ]  # fmt: skip
    assert clock(*events).stage == Stage.EXTENSION_CLAIMED
    assert clock(*events[:4]).stage == Stage.FEE_ANSWERED
    assert (
        clock(*events, at("suit_filed", "2025-10-01"), at("records_released", "2025-12-01")).stage == Stage.SUIT_FILED
    )


def test_a_withdrawn_request_has_no_answer_due():
    found = clock(at("received", "2025-07-11"), at("withdrawn", "2025-07-20"))
    assert (found.state, found.outcome) == (State.WITHDRAWN, Outcome.WITHDRAWN)


def test_what_lies_ahead_is_not_known_yet():
    events = [at("received", "2025-07-11"), at("determination_refused", "2025-08-01")]
    assert clock(*events, today="2025-07-31").state == State.RUNNING


def test_an_event_that_was_taken_back_counts_until_then():
    taken_back = at("received", "2025-07-11", retracted_on=date(2025, 7, 20))
    assert clock(taken_back, today="2025-07-19").state == State.RUNNING
    assert clock(taken_back, today="2025-07-20").state == State.NO_CLOCK


def test_what_comes_after_the_answer_does_not_move_the_day():
    events = [at("received", "2025-07-11"), at("determination_partial", "2025-08-01"), at("fee_asked", "2025-08-04")]
    found = clock(*events)
    assert found.state == State.ANSWERED and days(found) == ("2025-08-08",) * 2


def test_a_question_open_at_the_answer_counts_until_the_answer():
    events = [at("received", "2025-07-11"), at("fee_asked", "2025-07-28"), at("determination_partial", "2025-08-01")]
    assert days(clock(*events)) == ("2025-08-14",) * 2


def test_the_holidays_that_were_left_out_are_named():
    assert clock(at("received", "2025-12-15")).holidays == (date(2025, 12, 25), date(2026, 1, 1))
    assert clock(at("received", "2025-07-11")).holidays == ()


def test_days_of_another_law_are_not_counted():
    found = clock(at("received", "2025-07-11"), law="cpra")
    assert found.state == State.NOT_COUNTED and found.latest is None


# An independent calculation: walk through the days and let a counter run down.
HOLIDAYS = {
    date(2025, 1, 1), date(2025, 1, 20), date(2025, 2, 17), date(2025, 5, 26), date(2025, 6, 19), date(2025, 7, 4),
    date(2025, 9, 1), date(2025, 10, 13), date(2025, 11, 11), date(2025, 11, 27), date(2025, 12, 25),
    date(2026, 1, 1), date(2026, 1, 19), date(2026, 2, 16), date(2026, 5, 25), date(2026, 6, 19), date(2026, 7, 3),
}  # fmt: skip


def walked(start: date, claimed: date | None, more: int, pauses: list[tuple[date, date]]) -> date:
    left, day, last = 20, start, start
    while True:
        if claimed is not None and day >= claimed:
            left, claimed = left + more, None
        if left == 0:
            return last
        day += DAY
        if day.weekday() < 5 and day not in HOLIDAYS and not any(asked < day <= answered for asked, answered in pauses):
            left, last = left - 1, day


@given(
    start=st.dates(date(2025, 1, 2), date(2025, 9, 30)),
    claimed=st.none() | st.integers(0, 26),
    more=st.integers(1, 10),
    asked=st.none() | st.integers(0, 15),
    waited=st.integers(0, 30),
    fee=st.none() | st.integers(0, 15),
    fee_waited=st.integers(0, 30),
)
def test_the_last_day_is_that_of_an_independent_count(start, claimed, more, asked, waited, fee, fee_waited):
    events = [Row("request_received", start)]
    claimed_on = start + claimed * DAY if claimed is not None else None
    if claimed_on:
        events.append(Row("request_extension_claimed", claimed_on, days=more))
    pauses = []
    for name, begins, length in (("clarification", asked, waited), ("fee", fee, fee_waited)):
        if begins is not None:
            pauses.append((start + begins * DAY, start + (begins + length) * DAY))
            events.append(Row(f"request_{name}_asked", pauses[-1][0]))
            events.append(Row(f"request_{name}_answered", pauses[-1][1]))
    assert records_clock(events, date(2026, 6, 1)).latest == walked(start, claimed_on, more, pauses)


@given(start=st.dates(date(2022, 1, 1), date(2030, 1, 1)), today=st.dates(date(2022, 1, 1), date(2031, 1, 1)))
def test_the_earliest_day_never_comes_after_the_latest(start, today):
    for kind in ("filed", "received"):
        for precision in ("day", "month", "year"):
            found = records_clock([Row(f"request_{kind}", start, precision)], today)
            if found.last_day:
                assert found.earliest <= found.latest


@given(st.dates(date(2025, 7, 14), date(2025, 8, 6)), st.integers(1, 60))
def test_each_further_day_of_waiting_moves_the_last_day_on_or_not_at_all(asked, waited):
    def last(until: date) -> date:
        events = [Row("request_received", date(2025, 7, 11)), Row("request_fee_asked", asked)]
        return records_clock(events, until).latest

    assert last(asked + waited * DAY) <= last(asked + (waited + 1) * DAY)
