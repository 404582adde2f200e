"""Files, feeds and calendars made from the starter facts: no unfair word, nothing broken."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from directives.models import Body, Directive
from directives.open_data.lists import LISTS
from directives.topics import CALENDARS, FEEDS
from tests.directives.reading import read, words_of
from tests.directives.test_calendar import read_calendar
from tests.directives.test_feeds import ATOM
from tests.directives.test_policy_words import BANNED

# The facts are loaded once: these tests run in one worker.
pytestmark = [pytest.mark.xdist_group("data_words"), pytest.mark.timeout(300)]
# Somebody else's words: what a document says, its title, its exact text.
OF_OTHERS = {"says", "text", "due_words_of_source", "was", "now"}
UNFAIR = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in BANNED), re.IGNORECASE)


@pytest.fixture(scope="module")
def site(starter_facts, django_db_blocker):
    with django_db_blocker.unblock():
        yield Client()


@pytest.mark.parametrize("slug", [slug for slug in LISTS if slug != "corrections"])
def test_no_file_judges(site, slug):
    rows = json.loads(site.get(f"/data/{slug}.json").content)["rows"]
    assert rows
    for row in rows:
        for inner in [row, *row.get("claims", [])]:
            for name, value in inner.items():
                of_others = name in OF_OTHERS or (slug == "sources" and name == "title")
                if isinstance(value, str) and not of_others and not value.startswith("http"):
                    assert not UNFAIR.search(value), f"{row['id']}, {name}: {value}"


def test_what_documents_the_data_does_not_judge(site):
    assert not UNFAIR.search(site.get("/data/schema.json").content.decode())
    for page in ("/en/data/", "/en/reporters/"):
        assert not UNFAIR.search(read(site, page))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_feed_is_well_formed_and_does_not_judge(site, language):
    addresses = [f"feeds/{topic}" for topic in FEEDS]
    addresses += [f"feeds/directives/{slug}" for slug in Directive.objects.published().values_list("slug", flat=True)]
    addresses += [f"feeds/departments/{slug}" for slug in Body.objects.with_page().values_list("slug", flat=True)]
    for address in addresses:
        response = site.get(f"/{language}/{address}.atom")
        assert response.status_code == 200, address
        for entry in ElementTree.fromstring(response.content).iter(f"{ATOM}entry"):  # noqa: S314, our own feed
            html = entry.find(f"{ATOM}summary").text
            said = entry.find(f"{ATOM}title").text + " " + words_of(f"<main>{html}</main>")
            assert not UNFAIR.search(said), said


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("topic", CALENDARS)
def test_every_calendar_can_be_read_and_does_not_judge(site, language, topic):
    address = "calendar.ics" if topic == "all" else f"calendar/{topic}.ics"
    for one in read_calendar(site.get(f"/{language}/{address}").content):
        assert not UNFAIR.search(one["SUMMARY"] + one["DESCRIPTION"]), one


def test_the_link_of_every_event_leads_to_its_place(site):
    for row in json.loads(site.get("/data/events.json").content)["rows"]:
        path, _, anchor = row["url"].removeprefix("http://testserver").partition("#")
        assert f'id="{anchor}"' in site.get(path).content.decode(), row["url"]


def test_the_link_of_every_duty_leads_to_its_place(site):
    rows = {row["duty"]: row["url"] for row in json.loads(site.get("/data/duties.json").content)["rows"]}
    for url in rows.values():
        path, _, anchor = url.removeprefix("http://testserver").partition("#")
        assert f'id="{anchor}"' in site.get(path).content.decode(), url
