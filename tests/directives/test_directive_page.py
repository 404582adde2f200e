"""The page of one order or law, and the list of them."""

from datetime import date

import pytest

from directives.models import Claim, DirectiveTranslation, Discrepancy, Quotation, Relation
from tests.directives.reading import read
from tests.making import (
    make_assignment,
    make_directive,
    make_finding,
    make_obligation,
    make_provision,
    make_provision_service,
    make_service,
    make_source,
)

pytestmark = pytest.mark.django_db


def path(directive, language="en") -> str:
    return f"/{language}/directives/{directive.slug}/"


def test_a_draft_is_nowhere(client):
    draft = make_directive(status="draft", title="Not ready", number="99")
    make_provision(draft)
    for address in ("directives/", "progress/", "method/", "sources/", "discrepancies/", "departments/"):
        assert "Executive Directive 99" not in client.get(f"/en/{address}").content.decode()
    assert client.get(path(draft)).status_code == 404
    assert client.get(f"{path(draft)}point_1/").status_code == 404


def test_the_list_names_every_published_instrument(client):
    make_directive(number="12", meaning="The Mayor tells departments to get ready.")
    make_directive(kind="state_law", number="", title="A law of the state")
    page = read(client, "/en/directives/")
    assert "Executive Directive 12" in page and "The Mayor tells departments to get ready." in page
    assert "A law of the state" in page and "It cannot tell federal agents what to do." in page


def test_use_comes_first_meaning_then_force_then_dates_then_points(client):
    directive = make_directive(
        number="12", meaning="What it means.", reviewed_on=date(2026, 6, 1), signed_basis="News of the day."
    )
    make_obligation(make_provision(directive, heading="A plan"))
    page = read(client, path(directive))
    order = ["Executive Directive 12", "What it means.", "In force.", "What it means for me", "Is it being done?"]
    order += ["Signed July 11, 2025 News of the day.", "Published Not found", "In effect from Not found", "A plan"]
    places = [page.find(words) for words in order]
    assert -1 not in places and places == sorted(places), list(zip(order, places, strict=True))


def test_what_it_means_for_me_leads_to_the_point_with_most_services(client):
    directive = make_directive()
    make_obligation(make_provision(directive))
    helping = make_provision(directive)
    make_provision_service(helping)
    page = client.get(path(directive)).content.decode()
    assert f'href="{path(directive)}{helping.eid}/#services">What it means for me' in page


def test_a_point_counts_only_services_that_residents_can_see(client):
    point = make_provision()
    make_provision_service(point)
    make_provision_service(point, make_service(status="draft"))
    assert "1 service for this point" in read(client, path(point.directive))


def test_a_point_shows_evidence_and_time_as_two_lines(client):
    point = make_provision()
    duty = make_obligation(point, due_kind="days", due_n=14, due_anchor="signed", every_department=True)
    for _ in range(3):
        make_finding(make_assignment(duty), "nothing_found", checked_on=date(2026, 6, 1))
    page = read(client, path(point.directive))
    assert "What public evidence shows No public evidence found as of June 1, 2026 (3 departments)" in page
    assert "By when due July 25, 2025 (14 days after signing)" in page


def test_a_point_with_several_duties_counts_the_duties(client):
    point = make_provision()
    make_finding(make_assignment(make_obligation(point)), "partial")
    make_assignment(make_obligation(point))
    page = read(client, path(point.directive))
    assert "Part of this is public (1 duty)" in page and "Not checked yet (1 duty)" in page


def test_each_of_several_duties_is_named_before_its_date(client):
    point = make_provision()
    make_obligation(point, action="List the gates", due_kind="monthly")
    make_obligation(point, action="Lock the gates", due_kind="unstated")
    page = read(client, path(point.directive))
    assert "List the gates: Every month" in page and "Lock the gates: No date was given" in page


def test_a_point_without_a_duty_says_so_on_its_card_and_its_page(client):
    point = make_provision()
    for address in (path(point.directive), f"{path(point.directive)}{point.eid}/"):
        assert "We list no duty of a department here yet." in read(client, address)


def test_where_it_stands_is_said_beside_whether_it_is_in_force(client):
    law = make_directive(kind="state_law", current_state="A judge blocked it.", source=make_source(publisher="A court"))
    page = read(client, path(law))
    beside = "We have not checked whether this is still in force. Where it stands: A judge blocked it. Source: A court"
    assert beside in page


def test_the_parts_of_the_announcement_hold_their_points(client):
    directive = make_directive()
    part = make_provision(directive, eid="part_1", number="1", heading="Keep out")
    make_provision(directive, parent=part, eid="point_1", heading="Make a plan")
    page = read(client, path(directive))
    assert "Part 1 of the announcement: Keep out" in page
    assert page.index("Keep out") < page.index("Make a plan")


def test_relations_are_sentences_in_both_directions(client):
    first, second, third = make_directive(number="20"), make_directive(number="12"), make_directive(number="17")
    for acting, to, kind in ((second, first, "implements"), (third, second, "builds_on")):
        Relation.objects.create(from_directive=acting, to_directive=to, kind=kind, source=make_source())
    page = read(client, path(second))
    assert "Executive Directive 12 puts Executive Directive 20 to work." in page
    assert "Executive Directive 17 builds on Executive Directive 12." in page


def test_an_instrument_without_points_says_what_is_not_known(client):
    ordinance = make_directive(kind="ordinance", number="188441", signatory="")
    page = read(client, path(ordinance))
    assert "Ordinance 188441" in page and "We have not read its text." in page


def test_while_the_official_text_is_unseen_the_numbering_is_called_ours(client):
    directive = make_directive()
    assert "point numbers on this page are ours" in read(client, path(directive))
    directive.full_text_seen = True
    directive.save()
    assert "point numbers on this page are ours" not in read(client, path(directive))


def test_disagreements_of_the_order_and_of_its_points_are_shown_with_two_claims(client):
    point = make_provision()
    whole = Discrepancy.objects.create(slug="a", question="On which day?", directive=point.directive)
    detail = Discrepancy.objects.create(
        slug="b", question="Which plan?", provision=point, our_reading="The longer one."
    )
    lonely = Discrepancy.objects.create(slug="c", question="Nobody differs", directive=point.directive)
    for discrepancy, n in ((whole, 2), (detail, 2), (lonely, 1)):
        for says in range(n):
            Claim.objects.create(discrepancy=discrepancy, says=f"Claim {says}", source=make_source())
    page = read(client, path(point.directive))
    assert "On which day?" in page and "We do not know which is right." in page
    assert "Which plan?" in page and "How we read it: The longer one." in page
    assert "Nobody differs" not in page


def test_slips_of_the_first_article_stand_on_the_list_of_all_questions_only(client):
    directive = make_directive()
    slip = Discrepancy.objects.create(slug="s", question="Which name?", directive=directive, from_first_article=True)
    for says in ("One.", "Another."):
        Claim.objects.create(discrepancy=slip, says=says, source=make_source())
    assert "Which name?" not in read(client, path(directive))
    assert "Which name?" in read(client, "/en/discrepancies/")


def test_a_quotation_stands_word_for_word_with_its_source(client):
    directive = make_directive()
    source = make_source(publisher="The Example Times", kind="news")
    Quotation.objects.create(
        slug="q", text="We are a proud city", speaker="A Speaker", role="Mayor", directive=directive, source=source
    )
    page = client.get(path(directive, "es")).content.decode()
    assert '<blockquote class="quote__words" lang="en" translate="no">“We are a proud city”</blockquote>' in page
    assert source.url in page and "The Example Times" in page


def test_every_source_link_hides_where_the_reader_came_from(client):
    point = make_provision()
    page = client.get(path(point.directive)).content.decode()
    assert f'href="{point.source.url}" rel="noreferrer noopener"' in page


def test_the_page_says_to_which_day_it_is_complete(client):
    assert "This page is complete to June 22, 2026." in read(
        client, path(make_directive(reviewed_on=date(2026, 6, 22)))
    )


def test_words_that_no_person_has_read_carry_a_notice_and_a_way_to_the_english(client):
    directive = make_directive(meaning="What it means.")
    translation = DirectiveTranslation(directive=directive, language="es", meaning="Lo que significa.", state="machine")
    translation.mark_current()
    translation.save()
    page = client.get(path(directive, "es")).content.decode()
    shown = page.partition("<main")[2]
    assert "Lo que significa." in shown and "What it means." not in shown
    assert shown.index('class="notice"') < shown.index("Lo que significa.")
    assert f'href="{path(directive)}"' in page.partition('class="notice"')[2]
    assert 'class="notice"' not in client.get(path(directive)).content.decode().partition("<h1>")[0]


def test_english_without_a_translation_is_tagged_as_english(client):
    directive = make_directive(meaning="What it means.")
    assert '<span lang="en" dir="ltr">What it means.</span>' in client.get(path(directive, "es")).content.decode()
