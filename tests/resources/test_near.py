"""Near: a ZIP code or the name of a place orders the list, and each card says how far it is from there."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import geo
from tests.making import make_check, make_location, make_need, make_organization, make_service
from tests.resources.test_service_list import card, names

URL = "/en/services/"
# Made-up places near the middle of 90033, which is (34.0487, -118.2084): a hundredth of a degree north is 0.69 mile.
HERE, TWO_MILES, FAR_AWAY = ("34.050000", "-118.208400"), ("34.077700", "-118.208400"), ("34.579400", "-118.116500")


def place(service, point: tuple[str, str]) -> None:
    location = make_location(
        organization=service.organization, latitude=point[0], longitude=point[1], point_source="staff"
    )
    service.at_locations.create(location=location)
    service.save()


@pytest.fixture
def shelf(db):
    """Pantries here and there, one by phone only, and two whose address is nobody's business."""
    for name, point, more in (
        ("Pantry in Palmdale", FAR_AWAY, {}),
        ("Pantry in a shelter", HERE, {"place_visibility": "hidden"}),
        ("Pantry in a house", HERE, {"place_visibility": "area"}),
        ("Pantry two miles off", TWO_MILES, {}),
        ("Pantry by phone", None, {}),
        ("Pantry around the corner", HERE, {}),
    ):
        service = make_service(name=name, needs=[], **more)
        if point:
            place(service, point)


WITH_A_PLACE = ["Pantry around the corner", "Pantry two miles off", "Pantry in Palmdale"]
WITHOUT_ONE = {"Pantry by phone", "Pantry in a house", "Pantry in a shelter"}


@pytest.mark.parametrize("query", ["near=90033", "q=pantry&near=90033", "q=pantry+90033", "q=90033", "near=９００３３"])
def test_the_nearest_come_first_and_nobody_is_left_out(client, shelf, query):
    found = names(client, f"{URL}?{query}")
    assert found[:3] == WITH_A_PLACE
    assert set(found[3:]) == WITHOUT_ONE


def test_the_card_says_how_far_it_is_from_the_middle(client, shelf):
    url = f"{URL}?near=90033"
    assert "About 2 miles from the middle of 90033" in card(client, "Pantry two miles off", url)
    assert "Less than a mile from the middle of 90033" in card(client, "Pantry around the corner", url)
    assert "About 37 miles from the middle of 90033" in card(client, "Pantry in Palmdale", url)
    spanish = card(client, "Pantry two miles off", "/es/services/?near=90033")
    assert "A cerca de 2 millas del centro de 90033" in spanish


@pytest.mark.parametrize("query", ["near=90033", "q=pantry&near=90033"])
def test_no_distance_betrays_an_address_that_is_not_shown(client, shelf, query):
    for name in WITHOUT_ONE:
        assert "from the middle" not in card(client, name, f"{URL}?{query}")


def test_without_near_no_card_speaks_of_distance(client, shelf):
    assert "from the middle" not in client.get(URL).text


def test_the_nearest_of_several_places_counts(client, db):
    service = make_service(name="Two houses", needs=[])
    place(service, FAR_AWAY)
    place(service, TWO_MILES)
    assert "About 2 miles" in card(client, "Two houses", f"{URL}?near=90033")


@pytest.mark.parametrize("query", ["near=90033", "q=pantry&near=90033"])
def test_a_fresh_check_comes_before_a_short_way_and_federal_offices_after_both(client, shelf, query):
    far = make_service(name="Pantry confirmed", needs=[])
    place(far, FAR_AWAY)
    make_check(far)
    federal = make_service(
        name="Pantry federal", needs=[], organization=make_organization(federal=True), caution="Federal."
    )
    place(federal, HERE)
    found = names(client, f"{URL}?{query}")
    assert found[:2] == ["Pantry confirmed", "Pantry around the corner"]
    assert found[-1] == "Pantry federal"


@pytest.mark.parametrize(
    ("typed", "middle"),
    [
        ("boyle heights", "Boyle Heights"),
        ("BOYLE  HEIGHTS, Los Angeles, CA", "Boyle Heights"),
        ("la canada flintridge", "La Cañada Flintridge"),
        ("K-Town", "Koreatown"),
        ("ktown", "Koreatown"),
        ("DTLA", "Downtown"),
        ("Thai Town", "East Hollywood"),
        ("East L.A.", "East Los Angeles"),
        ("Los Angeles, CA 90033", "90033"),
        ("۹۰۰۳۳", "90033"),
    ],
)
def test_places_are_known_in_any_spelling_and_by_the_names_people_use(client, shelf, typed, middle):
    assert f"from the middle of {middle}" in client.get(URL, {"near": typed}).text


@pytest.mark.parametrize(
    ("typed", "sentence", "middle"),
    [
        ("90033-1234", "We used the first five digits: 90033.", "90033"),
        ("90009", "90009 is for post office boxes, so we measure from the middle of Los Angeles.", "Los Angeles"),
        ("93599", "93599 belongs to one organization, so we measure from the middle of Palmdale.", "Palmdale"),
        ("10001", "10001 is not a ZIP code of Los Angeles County.", ""),
        ("9003", "A ZIP code has five digits, like 90033.", ""),
        ("900333", "A ZIP code has five digits, like 90033.", ""),
        ("Atlantis", "We do not know a place called “Atlantis” in Los Angeles County.", ""),
    ],
)
def test_each_odd_place_has_one_helpful_sentence_and_the_list_stays(client, shelf, typed, sentence, middle):
    text = client.get(URL, {"near": typed}).text
    assert sentence in text
    assert "6 services" in text
    assert set(re.findall(r"miles? from the middle of ([^<]+)</p>", text)) == ({middle} if middle else set())
    assert f'value="{typed}"' in text
    assert 'aria-describedby="near-hint near-remark"' in text
    assert ("aria-invalid" in text) == (not middle)
    assert sentence not in client.get("/es/services/", {"near": typed}).text


def test_a_misspelled_place_is_offered_in_its_right_spelling(client, shelf):
    text = client.get(URL, {"near": "boile hights", "q": "pantry"}).text
    assert "Did you mean:" in text
    assert 'href="/en/services/?q=pantry&amp;near=Boyle+Heights" translate="no">Boyle Heights<' in text


def test_near_is_kept_by_every_link_and_can_be_taken_away(client, shelf):
    make_service(name="Bread", cost="free", needs=[make_need(slug="food")])
    text = client.get(f"{URL}?q=pantry&near=90033").text
    assert '<a class="current__remove" href="/en/services/?q=pantry">' in text
    assert all("near=90033" in link for link in re.findall(r'class="filters__link" href="([^"]*)"', text))
    nothing = client.get(f"{URL}?near=90033&need=food&cost=low_cost").text
    assert 'href="/en/services/?near=90033&amp;need=food">Without “Low cost”: 1 service<' in nothing
    assert "Without “90033”" not in nothing


@pytest.mark.parametrize(
    "near", ["x" * 10_000, "9" * 10_000, "%00%08", "%25_'--", "%FF%FE", "-118.2,34.0", "%E2%80%8F"]
)
def test_absurd_places_give_a_normal_page(client, shelf, near):
    response = client.get(f"{URL}?near={near}")
    assert response.status_code == 200
    assert len(names(client, f"{URL}?near={near}")) == 6


def test_the_first_page_asks_near_where_too(client, db):
    form = client.get("/en/").text.partition("<form")[2].partition("</form>")[0]
    assert 'action="/en/services/"' in form
    assert 'name="q"' in form
    assert 'name="near"' in form


def test_miles_are_as_the_crow_flies():
    city_hall, santa_monica_pier = (34.0537, -118.2427), (34.0083, -118.4987)
    assert geo.miles(city_hall, santa_monica_pier) == pytest.approx(15.0, abs=0.2)
    assert geo.miles(city_hall, city_hall) == 0


@pytest.mark.parametrize(("exact", "said"), [(0, 0), (0.94, 0), (0.96, 1), (1.4, 1), (1.6, 2), (2.5, 2), (37.2, 37)])
def test_miles_are_said_as_whole_ones(exact, said):
    assert geo.about(exact) == said


@given(st.text(max_size=80))
def test_any_text_is_a_place_or_has_a_reason_or_says_nothing(text):
    spot = geo.locate(text)
    assert spot.point or spot.remark or not any(character.isalnum() for character in spot.said)
    _, zip_code = geo.split_zip(text)
    assert not zip_code or geo.locate(zip_code).point


def test_the_points_are_inside_the_county_or_close_to_it():
    points = [*geo._places().values(), *(geo.Point(code, *rest[2:]) for code, rest in geo._zips().items())]
    assert len(points) > 700
    assert all(33.2 < point.latitude < 34.9 and -119 < point.longitude < -117.6 for point in points)


def test_the_files_are_read_once_in_a_process(monkeypatch):
    geo.locate("90033"), geo.locate("Watts")
    monkeypatch.setattr(Path, "open", None)
    assert geo.locate("90033").point
    assert geo.locate("Watts").point
