"""Cases in court: how far they have come, and what holds now. A stayed order protects nobody."""

from collections import namedtuple
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.legal_stage import LEADS_TO, LegalStage, standing
from directives.models import EventKind
from tests.directives.happenings import make_case, make_event
from tests.directives.reading import read
from tests.making import make_source


class Row(namedtuple("Row", "kind on precision pk retracted_on", defaults=("day", None, None))):
    """An event as the rules read it."""

    def stands_on(self, day: date) -> bool:
        return self.retracted_on is None or self.retracted_on > day


LATER = date(2030, 1, 1)


def stage(*events, today=LATER):
    return standing([Row(f"case_{kind}", date.fromisoformat(on)) for kind, on in events], today)


@pytest.mark.parametrize(
    ("events", "expected", "since"),
    [
        ([], LegalStage.NOTHING, None),
        ([("filed", "2025-06-20")], LegalStage.FILED, "2025-06-20"),
        ([("filed", "2025-06-20"), ("amended", "2025-07-02")], LegalStage.FILED, "2025-06-20"),
        ([("order", "2025-07-11")], LegalStage.ORDER, "2025-07-11"),
        ([("order", "2025-07-11"), ("stay_refused", "2025-07-17")], LegalStage.ORDER, "2025-07-11"),
        ([("order", "2025-07-11"), ("stayed", "2025-09-08"), ("motion", "2026-02-01")], LegalStage.STAYED, "2025-09-08"),
        ([("order", "2025-07-11"), ("stayed", "2025-09-08"), ("order_revived", "2026-01-05")], LegalStage.ORDER_REVIVED, "2026-01-05"),
        ([("order", "2025-07-11"), ("amended", "2025-08-01")], LegalStage.ORDER, "2025-07-11"),
        ([("filed", "2025-06-30"), ("decided", "2026-06-20"), ("deadline", "2026-07-03")], LegalStage.DECIDED, "2026-06-20"),
        ([("decided", "2026-06-20"), ("closed", "2026-08-01")], LegalStage.CLOSED, "2026-08-01"),
        ([("stayed", "2025-07-11"), ("order", "2025-07-11")], LegalStage.STAYED, "2025-07-11"),
    ],
)  # fmt: skip
def test_the_stage_comes_from_the_events(events, expected, since):
    found = stage(*events)
    assert found.stage == expected
    assert (found.event.on.isoformat() if found.event else None) == since


def test_what_lies_ahead_has_not_happened():
    assert stage(("order", "2025-07-11"), ("stayed", "2025-09-08"), today=date(2025, 9, 7)).order_holds


def test_a_stay_that_was_taken_back_does_not_count():
    order, stay = (
        Row("case_order", date(2025, 7, 11)),
        Row("case_stayed", date(2025, 9, 8), retracted_on=date(2025, 9, 9)),
    )
    assert not standing([order, stay], date(2025, 9, 8)).order_holds
    assert standing([order, stay], LATER).order_holds


@given(
    st.lists(st.tuples(st.sampled_from(sorted(LEADS_TO)), st.dates(date(2025, 1, 1), date(2025, 12, 31))), unique=True)
)
def test_an_order_never_holds_on_a_day_after_its_stay_without_a_new_one(rows):
    events = [Row(kind, on) for kind, on in rows]
    stays = [e.on for e in events if e.kind == EventKind.CASE_STAYED]
    later = [e for e in events if stays and e.kind in ("case_order", "case_order_revived") and e.on >= max(stays)]
    if stays and not later:
        assert not standing(events, LATER).order_holds


@pytest.mark.django_db
def test_a_stayed_order_is_never_shown_as_protection(client):
    case = make_case(caption="Doe v. Roe", current_effect="The order is not in effect.", effect_as_of=date(2025, 9, 9))
    make_event(case, "order", "2025-07-11", title="The court orders it")
    make_event(case, "stayed", "2025-09-08", source=make_source(publisher="A docket"))
    for path in ("/en/court/", f"/en/court/{case.slug}/"):
        page = read(client, path)
        assert "One order is stayed since Sept. 8, 2025. As of Sept. 9, 2025 it was not in effect." in page
        assert "The order is not in effect. As of Sept. 9, 2025" in page
        assert "in effect again" not in page and "the newest is from" not in page
        assert "Source: A docket" in page and " now" not in page.partition("In court")[2][:400]


@pytest.mark.django_db
def test_a_stay_after_the_day_of_our_words_is_not_dated_by_them(client):
    case = make_case(current_effect="The order holds.", effect_as_of=date(2025, 8, 1))
    make_event(case, "order", "2025-07-11")
    make_event(case, "stayed", "2025-09-08")
    page = read(client, "/en/court/")
    assert "One order is stayed since Sept. 8, 2025. From that day it was not in effect." in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("party", "The City is a party."),
        ("intervenor", "The City asked to join."),
        ("amicus", "The City is a friend of the court."),
        ("none", "We know of no part of the City in it."),
    ],
)
def test_the_citys_part_is_said(client, role, words):
    case = make_case(city_role=role, city_role_note="A note on that.")
    assert words in read(client, "/en/court/")
    assert f"{words} A note on that." in read(client, f"/en/court/{case.slug}/")


@pytest.mark.django_db
def test_what_is_not_known_is_said(client):
    page = read(client, f"/en/court/{make_case().slug}/")
    assert "What is in effect We do not know." in page and "Docket Not found" in page
    assert "We know of no step in court yet." in page


@pytest.mark.django_db
def test_events_stand_in_their_order_to_the_precision_known(client):
    case = make_case()
    make_event(case, "motion", "2026-02-01", precision="month", title="A motion", note="Two rulings.")
    make_event(case, "filed", "2025-06-30", title="The suit")
    page = read(client, f"/en/court/{case.slug}/")
    assert page.index("June 30, 2025 The suit") < page.index("February 2026 A motion Two rulings.")


@pytest.mark.django_db
@pytest.mark.parametrize("size", [2, 200])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_ask_the_database_as_seldom_with_many_rows(client, django_assert_max_num_queries, size, language):
    source = make_source()
    for n in range(size // 2):
        case = make_case(slug=f"c-{n}", source=source)
        make_event(case, "filed", "2025-06-30", source=source).more_sources.add(source)
        make_event(case, "order", "2025-07-11", source=source)
    for path in ("court/", "court/c-0/"):
        with django_assert_max_num_queries(7):
            assert client.get(f"/{language}/{path}").status_code == 200
