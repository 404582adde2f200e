"""The list of services: who is on it, in which order, how it is made shorter, what each card says."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from publishing.models import Status
from resources.models import CheckInterval, Phone
from tests.making import make_area, make_check, make_need, make_organization, make_phone, make_service

pytestmark = pytest.mark.django_db
URL = "/en/services/"


def names(client, url: str) -> list[str]:
    """Return the names on the cards of a page, in their order."""
    text = client.get(url).text
    return [re.sub(r"<[^>]+>", "", name) for name in re.findall(r'class="card__link"[^>]*>(.*?)</a>', text)]


def card(client, name: str, url: str = URL) -> str:
    return next(part for part in client.get(url).text.split("<article")[1:] if name in part).partition("</article>")[0]


@pytest.fixture
def today():
    CheckInterval.objects.create(kind="other", days=90)
    return timezone.localdate()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN])
def test_what_is_not_published_is_never_listed(client, status):
    make_service(name="Not ready", status=status)
    make_service(name="Ready")
    assert names(client, URL) == ["Ready"]


def test_the_page_is_the_same_for_everybody_and_can_be_revalidated(client):
    make_service()
    first = client.get(URL)
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert client.get(URL, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_confirmed_comes_first_then_never_checked_then_past_due_and_federal_offices_last(client, today):
    make_check(make_service(name="A past due"), on=today - timedelta(days=91))
    make_service(name="B never checked")
    make_check(make_service(name="C confirmed"), on=today)
    federal = make_service(name="A federal", organization=make_organization(federal=True), caution="Federal.")
    make_check(federal, on=today)
    assert names(client, URL) == ["C confirmed", "B never checked", "A past due", "A federal"]


def test_a_listing_twice_past_due_leaves_the_list(client, today):
    make_check(make_service(name="Lapsed"), on=today - timedelta(days=181))
    make_check(make_service(name="Nearly lapsed"), on=today - timedelta(days=180))
    assert names(client, URL) == ["Nearly lapsed"]


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("call", "Confirmed by phone on "),
        ("visit", "Confirmed by a visit on "),
        ("website", "Confirmed on its website on "),
        ("provider", "Confirmed by the organization itself on "),
    ],
)
def test_a_confirmed_listing_says_how_and_when(client, today, how, sentence):
    make_check(make_service(name="Known"), on=today, how=how)
    line = card(client, "Known")
    assert sentence in line
    assert f'<time datetime="{today:%Y-%m-%d}">' in line
    assert "Not yet confirmed" not in line


def test_a_check_without_an_answer_confirms_nothing(client, today):
    make_check(make_service(name="Silent"), on=today, outcome="no_answer")
    assert "Not yet confirmed by staff" in card(client, "Silent")


def test_a_past_due_listing_says_since_when_nobody_confirmed_it(client, today):
    make_check(make_service(name="Old"), on=today - timedelta(days=100))
    assert "Not confirmed since <time" in card(client, "Old")


@pytest.mark.parametrize(
    ("language", "date", "shown"),
    [
        ("en", "2025-01", "January 2025"),
        ("es", "2025-01", "enero de 2025"),
        ("en", "2025-01-24", "Jan. 24, 2025"),
        ("en", "2024-11 copy", "copy of November 2024"),
        ("en", "2020-2021", "2020 to 2021"),
        ("en", "2025 (summer)", "summer 2025"),
        ("en", "about 2012", "about 2012"),
        ("en", "2023", "2023"),
        ("en", "undated", "undated"),
        ("en", "", "undated"),
        ("en", "older", "undated, older copy"),
        ("en", "2025-13", "2025-13"),
    ],
)
def test_a_number_nobody_confirmed_says_where_it_was_seen_and_when_as_exactly_as_that_is_known(
    client, language, date, shown
):
    service = make_service(name="Unconfirmed", phone=False, source_name="Another list", source_date="1999")
    make_phone(service).sightings.create(source_name="Example News", source_date=date)
    line = re.sub(r"<[^>]+>", "", card(client, "Unconfirmed", f"/{language}/services/"))
    assert f"Example News, {shown}" in line
    if language == "en":
        assert f"Not yet confirmed by staff; number seen on Example News, {shown}" in line


def test_a_listing_without_a_number_never_says_that_a_number_was_seen(client):
    make_service(
        name="No phone", phone=False, url="https://example.org", source_name="Example list", source_date="2024"
    )
    assert "Not yet confirmed by staff; seen on Example list, 2024" in card(client, "No phone")


def test_a_caution_stands_before_the_number_and_is_not_folded(client):
    make_service(name="Careful", caution="Do not give your address.", phone="+12135550142")
    text = card(client, "Careful")
    assert text.index("Do not give your address.") < text.index("(213) 555-0142")
    assert "<details" not in text


def test_the_number_shown_is_the_number_dialled(client):
    make_phone(make_service(name="Line", phone=False), number="+12135550142", extension="12")
    text = card(client, "Line")
    assert 'href="tel:+12135550142;ext=12"' in text
    assert '<bdi dir="ltr" translate="no">(213) 555-0142</bdi>' in text
    assert "extension 12" in text


def test_a_hidden_number_is_on_no_card(client):
    make_phone(make_service(name="Line", phone=False), number="+12135550143", hidden_since=timezone.now())
    assert "555-0143" not in client.get(URL).text


def test_only_what_is_known_not_to_be_asked_is_called_not_asked(client):
    make_service(name="Kind", asks_income="not_asked", asks_photo_id="unknown", asks_social_security="asked")
    text = card(client, "Kind")
    assert "Not asked: income" in text
    assert "photo ID" not in text
    assert "Social Security" not in text


@pytest.fixture
def shelf():
    """Two services that differ in everything one can filter by, and one that nothing is known of."""
    food, law = make_need(slug="food", name="Food"), make_need(slug="law", name="Lawyers")
    watts, west = make_area(slug="watts", name="Watts"), make_area(slug="west", name="Westside")
    pantry = make_need(slug="pantry", name="Pantry", parent=food)
    make_service(
        name="Bread", needs=[pantry], languages=["es"], cost="free", areas=[watts], asks_immigration_status="not_asked"
    )
    make_service(name="Counsel", needs=[law], languages=["yue"], cost="sliding", areas=[west])
    make_service(name="Unclear", needs=[])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("need=food", ["Bread"]),
        ("need=pantry", ["Bread"]),
        ("language=es", ["Bread"]),
        ("language=zh", ["Counsel"]),
        ("cost=free", ["Bread"]),
        ("area=watts", ["Bread"]),
        ("not_asked=immigration_status", ["Bread"]),
        ("need=law&cost=sliding", ["Counsel"]),
        ("need=nothing&cost=free", ["Bread"]),
        ("not_asked=nonsense&not_asked=immigration_status", ["Bread"]),
        ("utm_source=x&cost=nonsense", ["Bread", "Counsel", "Unclear"]),
    ],
)
def test_good_filters_count_and_bad_ones_are_ignored(client, shelf, query, found):
    assert names(client, f"{URL}?{query}") == found


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 10_000,
        "q=%00%08%1b",
        "q=food%00",
        "page=99999",
        "page=-1",
        "page=0",
        "page=" + "9" * 5_000,
        "page=one",
        "need=%00&area=%F0%9F%8D%9E&language=" + "e" * 10_000,
        "q=%25_%5C%27%22%3B--",
        "&".join(["not_asked=income"] * 500),
        "q=%FF%FE",
    ],
)
def test_absurd_addresses_give_a_normal_page(client, shelf, query):
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 200
    assert "\x00" not in response.text


def test_a_page_past_the_last_one_is_the_last_one(client):
    for _ in range(21):
        make_service()
    assert len(names(client, f"{URL}?page=99999")) == 1


def test_a_page_has_twenty_cards_and_its_links_keep_the_filters(client):
    for _ in range(21):
        make_service(cost="free")
    text = client.get(f"{URL}?cost=free&unknown=1").text
    assert text.count("<article") == 20
    assert '<a class="pager__link" rel="next" href="?cost=free&amp;page=2">' in text


def test_each_filter_in_use_can_be_taken_away_alone(client, shelf):
    text = client.get(f"{URL}?need=food&cost=free&not_asked=immigration_status&q=bread").text
    removals = re.findall(r'<a class="current__remove" href="([^"]*)"', text)
    assert removals == [
        "/en/services/?need=food&amp;cost=free&amp;not_asked=immigration_status",
        "/en/services/?q=bread&amp;cost=free&amp;not_asked=immigration_status",
        "/en/services/?q=bread&amp;need=food&amp;not_asked=immigration_status",
        "/en/services/?q=bread&amp;need=food&amp;cost=free",
    ]


def test_each_filter_link_finds_as_many_services_as_it_promises(client, shelf):
    text = client.get(URL).text
    links = re.findall(r'<a class="filters__link" href="\?([^"]*)">[^<]*</a> <span class="filters__count">(\d+)<', text)
    assert len(links) > 6
    for query, count in links:
        assert len(names(client, f"{URL}?{query}")) == int(count), query


def test_not_known_is_never_counted_as_not_asked(client, shelf):
    text = client.get(URL).text
    assert re.search(r'not_asked=immigration_status">[^<]*</a> <span class="filters__count">1<', text)
    assert "not_asked=income" not in text


def test_searching_again_keeps_the_filters(client, shelf):
    assert '<input type="hidden" name="cost" value="free">' in client.get(f"{URL}?cost=free").text


def test_what_was_typed_is_shown_as_text(client):
    make_service()
    text = client.get(f"{URL}?q={quote('<script>alert(1)</script>')}").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_finding_nothing_says_what_to_take_away_and_how_many_that_gives(client, shelf):
    text = client.get(f"{URL}?need=law&cost=free").text
    assert "We found no service for all of this" in text
    assert re.search(r'href="/en/services/\?cost=free">Without “Lawyers”: 1 service<', text)
    assert re.search(r'href="/en/services/\?need=law">Without “Free”: 1 service<', text)
    assert "This comes nearest to it:" in text
    assert "/en/needs/" in text


def test_finding_nothing_for_words_alone_gives_the_whole_list(client, shelf):
    assert 'href="/en/services/">Without the words “qqqq”: 3 services<' in client.get(f"{URL}?q=qqqq").text


def test_when_no_one_filter_is_to_blame_each_is_offered_alone(client, shelf):
    text = client.get(f"{URL}?q=qqqq&need=law&cost=free").text
    assert 'href="/en/services/?need=law">Only “Lawyers”: 1 service<' in text
    assert "qqqq”" not in text


def test_finding_nothing_offers_the_line_for_any_help_only_while_it_is_published(client):
    line = make_service(slug="call-211-la", name="Any help line", needs=[])
    assert "Any help line" in client.get(f"{URL}?q=qqqq").text
    line.status = Status.WITHDRAWN
    line.save()
    assert "Any help line" not in client.get(f"{URL}?q=qqqq").text


def test_a_text_line_opens_a_message(client):
    service = make_service(name="By text", phone=False)
    Phone.objects.create(service=service, number="741741", kind="text")
    assert 'href="sms:741741"' in card(client, "By text")
