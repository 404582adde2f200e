"""Open until, opens at, not known: nothing else, at any moment, and never from what nobody confirmed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from resources.hours import LOS_ANGELES, NotKnown, OpensAt, OpenUntil, state
from resources.models import Closure, Hours
from tests.making import make_organization, make_phone, make_service


@dataclass
class Row:
    weekdays: str = "MO,TU,WE,TH,FR"
    opens: time | None = time(9)
    closes: time | None = time(17)
    kind: str = "regular"
    weeks: tuple[int, ...] = ()
    season_from: str = ""
    season_to: str = ""
    confidence: str = "confirmed"

    @property
    def days(self) -> list[str]:
        return self.weekdays.split(",")


def at(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOS_ANGELES, fold=fold)


def says(rows, moment: str, closed=frozenset()):
    """Return "until 17:00", "until never", "opens 2025-07-14 09:00" or "not known"."""
    match state(rows, set(closed), at(moment)):
        case OpenUntil(closes):
            return f"until {closes:%H:%M}" if closes else "until never"
        case OpensAt(opens):
            return f"opens {opens:%Y-%m-%d %H:%M}"
        case NotKnown():
            return "not known"


WEEK = [Row()]
ALWAYS = [Row("MO,TU,WE,TH,FR,SA,SU", None, None, kind="all_day")]
# 2025-07-11 is a Friday.
CASES = {
    "in the middle of the day": (WEEK, "2025-07-11T12:00", "until 17:00"),
    "at the minute it opens": (WEEK, "2025-07-11T09:00", "until 17:00"),
    "one second before": (WEEK, "2025-07-11T08:59:59", "opens 2025-07-11 09:00"),
    "at the minute it closes": (WEEK, "2025-07-11T17:00", "opens 2025-07-14 09:00"),
    "on Sunday": (WEEK, "2025-07-13T12:00", "opens 2025-07-14 09:00"),
    "in the lunch break": (
        [Row(closes=time(12)), Row(opens=time(13))], "2025-07-11T12:30", "opens 2025-07-11 13:00"
    ),
    "two openings that touch are one": (
        [Row(closes=time(12)), Row(opens=time(12))], "2025-07-11T10:00", "until 17:00"
    ),
    "past midnight": ([Row("FR", time(20), time(2))], "2025-07-12T01:30", "until 02:00"),
    "after the night": ([Row("FR", time(20), time(2))], "2025-07-12T02:00", "opens 2025-07-18 20:00"),
    "to midnight": ([Row("FR", time(20), time(0))], "2025-07-11T23:59", "until 00:00"),
    "day and night": (ALWAYS, "2025-07-11T03:00", "until never"),
    "all of one day": ([Row("FR", None, None, kind="all_day")], "2025-07-11T03:00", "until 00:00"),
    "the second Friday": ([Row("FR", weeks=(2,))], "2025-07-11T10:00", "until 17:00"),
    "not the first Friday": ([Row("FR", weeks=(1,))], "2025-07-11T10:00", "opens 2025-08-01 09:00"),
    "the last Thursday": ([Row("TH", weeks=(-1,))], "2025-07-11T10:00", "opens 2025-07-31 09:00"),
    "the fifth Thursday is the last": ([Row("TH", weeks=(-1,))], "2025-07-31T10:00", "until 17:00"),
    "the fourth of five is not the last": ([Row("TH", weeks=(-1,))], "2025-07-24T10:00", "opens 2025-07-31 09:00"),
    "in season": ([Row(season_from="07-01", season_to="07-31")], "2025-07-11T10:00", "until 17:00"),
    "out of season": ([Row(season_from="09-01", season_to="12-20")], "2025-07-11T10:00", "opens 2025-09-01 09:00"),
    "a season over New Year": ([Row(season_from="11-01", season_to="03-31")], "2025-01-10T10:00", "until 17:00"),
    "nothing confirmed": ([Row(confidence="unconfirmed")], "2025-07-11T12:00", "not known"),
    "nothing at all": ([], "2025-07-11T12:00", "not known"),
    "an unconfirmed row keeps it from being closed": (
        [Row(), Row("SU", confidence="unconfirmed")], "2025-07-13T12:00", "not known"
    ),
    "an unconfirmed row does not hide that it is open": (
        [Row(), Row("SU", confidence="unconfirmed")], "2025-07-11T12:00", "until 17:00"
    ),
    "by appointment only": ([Row(kind="appointment", opens=None, closes=None)], "2025-07-11T12:00", "not known"),
    "appointments today keep it from being closed": (
        [Row("MO"), Row("FR", None, None, kind="appointment")], "2025-07-11T12:00", "not known"
    ),
    "the day the clocks go forward": (
        [Row("SU", time(1), time(4))], "2025-03-09T03:30", "until 04:00"
    ),
    "the second half past one, when clocks go back": (
        [Row("SU", time(0), time(3))], "2025-11-02T01:30", "until 03:00"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_of_three_answers(case):
    rows, moment, answer = CASES[case]
    assert says(rows, moment) == answer


def test_the_day_the_clocks_go_back_has_one_hour_more():
    night = [Row("SU", time(0), time(3))]
    first, second = at("2025-11-02T01:30"), at("2025-11-02T01:30", fold=1)
    ends = [state(night, set(), moment).closes for moment in (first, second)]
    assert [end.timestamp() - moment.timestamp() for end, moment in zip(ends, (first, second), strict=True)] == [
        9000,
        5400,
    ]


def test_on_a_closed_day_it_opens_on_the_next_one():
    friday, monday = date(2025, 7, 11), date(2025, 7, 14)
    assert says(WEEK, "2025-07-11T12:00", {friday}) == "opens 2025-07-14 09:00"
    assert says(WEEK, "2025-07-11T12:00", {friday, monday}) == "opens 2025-07-15 09:00"


def test_a_closed_day_ends_what_is_open_day_and_night():
    assert says(ALWAYS, "2025-07-11T12:00", {date(2025, 7, 12)}) == "until 00:00"


def test_the_moment_may_come_from_any_time_zone():
    moment = at("2025-07-11T12:00")
    assert state(WEEK, set(), moment.astimezone(timezone.get_fixed_timezone(540))) == state(WEEK, set(), moment)


def test_it_opens_today_or_on_another_day():
    assert state(WEEK, set(), at("2025-07-11T08:00")).today
    assert not state(WEEK, set(), at("2025-07-11T18:00")).today


def confirmed(**fields) -> dict:
    return {"weekdays": "MO,TU,WE,TH,FR", "opens": time(9), "closes": time(17), "confidence": "confirmed", **fields}


@pytest.mark.django_db
class TestOnThePage:
    PAGES = ("/en/services/", "/en/services/line/")

    @pytest.mark.parametrize("path", PAGES)
    @pytest.mark.parametrize(
        ("moment", "sentence"),
        [
            ("2025-07-11T12:00", "Open until 5 p.m."),
            ("2025-07-11T08:00", "Closed now. Opens 9 a.m."),
            ("2025-07-11T18:00", "Closed now. Opens Monday, 9 a.m."),
        ],
    )
    def test_a_confirmed_line_says_whether_it_answers(self, client, path, moment, sentence):
        Hours.objects.create(phone=make_phone(make_service(slug="line", phone=False)), **confirmed())
        with time_machine.travel(at(moment), tick=False):
            assert sentence in client.get(path).text

    @pytest.mark.parametrize("path", PAGES)
    def test_a_line_without_hours_answers_when_the_service_does(self, client, path):
        Hours.objects.create(service=make_service(slug="line"), **confirmed())
        with time_machine.travel(at("2025-07-11T12:00"), tick=False):
            assert "Open until 5 p.m." in client.get(path).text

    @pytest.mark.parametrize("path", PAGES)
    def test_what_nobody_confirmed_is_neither_open_nor_closed(self, client, path):
        Hours.objects.create(service=make_service(slug="line"), **confirmed(confidence="unconfirmed"))
        for hour in (3, 12):
            with time_machine.travel(at("2025-07-11T00:00") + timedelta(hours=hour), tick=False):
                text = client.get(path).text
                assert "Hours not known: call" in text
                assert "Open until" not in text
                assert "Closed now" not in text
        assert ("Hours seen, not confirmed. Call first:" in text) == (path == self.PAGES[1])

    @pytest.mark.parametrize("path", PAGES)
    def test_a_holiday_of_the_city_closes_the_offices_of_the_city_only(self, client, path):
        Closure.objects.create(on=date(2025, 7, 4), name="Independence Day")
        Hours.objects.create(
            service=make_service(slug="line", organization=make_organization(kind="city")), **confirmed()
        )
        Hours.objects.create(
            service=make_service(slug="church", name="A church", organization=make_organization(kind="church")),
            **confirmed(),
        )
        with time_machine.travel(at("2025-07-04T12:00"), tick=False):
            assert "Closed now. Opens Monday, 9 a.m." in client.get(path).text
            assert "Open until 5 p.m." in client.get("/en/services/church/").text

    def test_the_table_says_the_days_the_weeks_and_the_season_in_words(self, client):
        service = make_service(slug="line")
        Hours.objects.create(service=service, **confirmed(season_from="09-01", season_to="12-20"))
        Hours.objects.create(service=service, **confirmed(weekdays="SA", weeks_of_month="1,3", closes=time(12)))
        Hours.objects.create(service=service, **confirmed(weekdays="SU", kind="appointment", opens=None, closes=None))
        text = " ".join(client.get("/en/services/line/").text.split())
        assert "Monday to Friday</th><td>9 a.m. to 5 p.m., from September 1 to December 20" in text
        assert "Saturday (only the first, third of the month)</th><td>9 a.m. to noon" in text
        assert "Sunday</th><td>by appointment only" in text
