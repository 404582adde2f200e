"""What public evidence shows: each rule, asked through the page of a point on a day that stands still."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from directives.evidence import Result, evidence
from directives.models import Finding, Relation, RelationKind, Verdict
from tests.directives.reading import read
from tests.making import make_assignment, make_directive, make_finding, make_obligation, make_provision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_june_tenth")]
NOTHING, PARTIAL, REPORTED, SHOWN, CONTRADICTED = "nothing_found", "partial", "reported", "shown", "contradicted"
TODAY = date(2026, 6, 10)


@pytest.fixture
def _june_tenth():
    with time_machine.travel(datetime(2026, 6, 10, 19, tzinfo=UTC), tick=False):
        yield


def point_with(*verdicts: str, **fields):
    assignment = make_assignment(make_obligation(**fields))
    for verdict in verdicts:
        make_finding(assignment, verdict, checked_on=date(2026, 6, 1))
    return assignment.obligation.provision


def read_point(client, provision) -> str:
    return read(client, provision_url(provision))


def provision_url(provision) -> str:
    return f"/en/directives/{provision.directive.slug}/{provision.eid}/"


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        ([CONTRADICTED, SHOWN, REPORTED, PARTIAL, NOTHING], "Public sources disagree (see both)"),
        ([SHOWN, REPORTED, PARTIAL, NOTHING], "Shown: the document or act itself is public"),
        ([REPORTED], "The department says it is done; we found nothing public that shows it"),
        ([REPORTED, NOTHING], "The department says it is done; we found nothing public that shows it"),
        ([PARTIAL], "Part of this is public"),
        ([PARTIAL, REPORTED], "Part of this is public"),
        ([PARTIAL, NOTHING], "Part of this is public"),
        ([NOTHING], "No public evidence found as of June 1, 2026"),
        ([], "Not checked yet"),
    ],
)
def test_the_first_rule_that_fits_gives_the_words(client, verdicts, words):
    assert words in read_point(client, point_with(*verdicts))


def test_nothing_found_names_the_places_that_were_searched(client):
    assignment = make_assignment()
    make_finding(assignment, NOTHING, where_looked="The Mayor's website and Council files.")
    page = read_point(client, assignment.obligation.provision)
    assert "Where we looked on June 1, 2026: The Mayor's website and Council files." in page


@pytest.mark.parametrize("target", ["whole", "point"])
def test_a_duty_of_an_order_that_ended_is_no_longer_required(client, target):
    provision = point_with(SHOWN)
    Relation.objects.create(
        from_directive=make_directive(), to_directive=provision.directive, kind=RelationKind.RESCINDS,
        target_provision=provision if target == "point" else None,
        effective_on=date(2026, 5, 1), source=provision.source,
    )  # fmt: skip
    assert "No longer required since May 1, 2026" in read_point(client, provision)


def test_a_retracted_finding_no_longer_counts(client):
    assignment = make_assignment()
    make_finding(assignment, NOTHING)
    make_finding(assignment, CONTRADICTED, retracted_on=TODAY, retraction_reason="It was about another city.")
    assert "No public evidence found" in read_point(client, assignment.obligation.provision)


def test_the_date_is_that_of_the_newest_look(client):
    assignment = make_assignment()
    make_finding(assignment, NOTHING, checked_on=date(2026, 4, 2))
    make_finding(assignment, NOTHING, checked_on=date(2026, 6, 3))
    make_finding(assignment, NOTHING, checked_on=date(2026, 5, 2))
    assert "No public evidence found as of June 3, 2026" in read_point(client, assignment.obligation.provision)


@pytest.mark.parametrize(("checked_on", "old"), [(date(2026, 3, 12), False), (date(2026, 3, 11), True)])
def test_a_look_more_than_ninety_days_back_is_called_old(client, checked_on, old):
    assignment = make_assignment()
    make_finding(assignment, NOTHING, checked_on=checked_on)
    assert ("This check is old." in read_point(client, assignment.obligation.provision)) is old


@pytest.mark.parametrize("kind", ["continuing", "monthly"])
def test_a_duty_that_goes_on_is_in_effect_and_never_done(client, kind):
    assignment = make_assignment(make_obligation(due_kind=kind))
    make_finding(assignment, SHOWN, happened_on=date(2026, 3, 3))
    page = read_point(client, assignment.obligation.provision)
    assert "In effect; last evidence March 3, 2026" in page and "Shown:" not in page


def test_both_sides_of_a_disagreement_are_on_the_page(client):
    assignment = make_assignment()
    make_finding(assignment, REPORTED, summary="The office says it sent the plan.")
    make_finding(assignment, CONTRADICTED, summary="A newspaper was told there is no plan.")
    page = read_point(client, assignment.obligation.provision)
    assert "The office says it sent the plan." in page and "A newspaper was told there is no plan." in page


def test_departments_are_counted_by_what_is_shown_and_never_mixed_into_one_word(client):
    obligation = make_obligation(every_department=True)
    for verdict in [SHOWN, NOTHING, NOTHING, NOTHING]:
        make_finding(make_assignment(obligation), verdict)
    page = read_point(client, obligation.provision)
    assert "Shown: the document or act itself is public (1 department)" in page
    assert "No public evidence found as of June 1, 2026 (3 departments)" in page


def test_every_result_has_words_and_a_shape_of_its_own(client):
    shapes = {}
    for verdicts in ([CONTRADICTED], [SHOWN], [REPORTED], [PARTIAL], [NOTHING], []):
        page = client.get(provision_url(point_with(*verdicts))).content.decode()
        shapes[tuple(verdicts)] = page.partition('<p class="evidence">')[2].partition("#e-")[2].partition('"')[0]
    assert len(set(shapes.values())) == 6 and all(shapes.values()), shapes


def test_a_finding_is_never_changed():
    finding = make_finding(make_assignment(), NOTHING)
    finding.verdict = Verdict.SHOWN
    with pytest.raises(ValidationError):
        finding.save()
    with pytest.raises(TypeError):
        Finding.objects.update(verdict=Verdict.SHOWN)
    assert Finding.objects.get().verdict == NOTHING


def test_a_finding_is_never_deleted():
    finding = make_finding(make_assignment(), NOTHING)
    with pytest.raises(ValidationError):
        finding.delete()
    with pytest.raises(TypeError):
        Finding.objects.all().delete()
    assert Finding.objects.exists()


def test_the_newest_deciding_finding_is_the_one_that_is_quoted():
    assignment = make_assignment()
    make_finding(assignment, SHOWN, checked_on=date(2026, 1, 1))
    newest = make_finding(assignment, SHOWN, checked_on=date(2026, 6, 1))
    make_finding(assignment, NOTHING, checked_on=date(2026, 6, 9))
    found = evidence(assignment.findings.all(), today=TODAY)
    assert (found.result, found.finding, found.as_of) == (Result.SHOWN, newest, date(2026, 6, 9))


def test_a_point_that_nobody_names_a_body_for_is_not_checked(client):
    obligation = make_obligation(make_provision(), actor_words="City contractors")
    page = read_point(client, obligation.provision)
    assert "Not checked yet" in page and "City contractors" in page
