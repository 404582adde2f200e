"""`manage.py load_starter`: what the files of `data/` say is what the database holds, once and for all."""

from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError

from publishing import translations
from publishing.version import content_version
from resources import do_not_list
from resources.models import Hours, Location, Need, Organization, Phone, RefusedNumber, Service, ServiceTranslation
from search.index import query
from search.rebuild import is_needed
from search.sources import source
from tests.resources.starter_folder import DATA, SERVICE, load, make_small_folder, read, row_counts, write

pytestmark = pytest.mark.django_db


def phones_of(record: dict) -> list[dict]:
    return record.get("phones", []) + [p for place in record.get("at_locations", []) for p in place.get("phones", [])]


@pytest.fixture
def small(tmp_path, settings) -> Path:
    make_small_folder(tmp_path)
    settings.STARTER_DATA = tmp_path
    return tmp_path


@pytest.fixture
def services_only(monkeypatch):
    """Policy and rights have tests of their own, and a small folder has none of their files."""
    for app in ("directives", "pages"):
        monkeypatch.setattr(f"{app}.starter.load", lambda folder: None)


def test_every_record_of_the_files_becomes_a_row(services_only):
    load()
    services = read("services.json")
    needs = read("needs.json")
    words = read("es/words.json")
    phones = [phone for record in services for phone in phones_of(record)]
    worded = {("es", slug) for slug in words["needs"]}
    worded |= {
        (file.stem, slug) for file in (DATA / "words").glob("*.json") if file.stem != "en" for slug in read(file)
    }
    expected = {
        "Organization": len(read("organizations.json")),
        "Area": len(read("areas.json")),
        "Audience": len(read("audiences.json")),
        "Need": len(needs) + sum(len(need["children"]) for need in needs),
        "CheckInterval": len(read("check_intervals.json")),
        "NumberConflict": len(read("number_conflicts.json")),
        "Service": len(services),
        "ServiceLanguage": sum(len(record.get("languages", [])) for record in services),
        "Hours": sum(len(record.get("hours", [])) for record in services),
        "Phone": len(phones),
        "Sighting": sum(len(phone.get("sightings", [])) for phone in phones),
        "Location": sum(len(record.get("at_locations", [])) for record in services),
        "ServiceAtLocation": sum(len(record.get("at_locations", [])) for record in services),
        "NeedTranslation": len(worded),
        "AreaTranslation": len(words["areas"]),
        "AudienceTranslation": len(words["audiences"]),
        "ServiceTranslation": len(read("es/services.json")),
        "PhoneTranslation": sum(len(texts) for texts in read("es/phones.json").values()),
    }
    made = {name: apps.get_model("resources", name).objects.count() for name in expected}
    assert made == expected
    assert (expected["Organization"], expected["Service"], expected["Phone"]) == (124, 120, 145)
    assert expected["NeedTranslation"] == 14 * expected["Need"]


def test_the_words_of_residents_come_with_their_needs_in_every_language(services_only):
    load()
    record = next(need for need in read("needs.json") if read("words/en.json").get(need["slug"]))
    need = Need.objects.get(slug=record["slug"])
    english = need.resident_words.splitlines()
    assert set(english) == {*record["resident_words"], *read("words/en.json")[need.slug]}
    assert len(english) == len(set(english))
    korean = need.translations.get(language="ko")
    assert (korean.name, korean.resident_words.splitlines()) == ("", read("words/ko.json")[need.slug])
    assert need.translations.get(language="es").name


def test_a_need_without_a_name_in_a_language_is_read_in_english_and_announces_no_translation(services_only):
    load()
    need = Need.objects.first()
    assert translations.words(need, "name", "ko") == translations.Words(need.name, "en")
    assert not translations.needs_notice(need, "ko")
    assert translations.needs_notice(need, "es")


def test_what_was_loaded_can_be_searched_at_once(services_only):
    load()
    assert not is_needed(source())
    assert query("food pantry").ids
    assert query("쉼터", language="ko").concepts


def test_words_for_a_need_that_does_not_exist_load_nothing(small, services_only):
    write(small, "words/en.json", {"grocries": ["food"]})
    with pytest.raises(CommandError, match=r"words/en.json, record grocries"):
        load()
    assert not Need.objects.exists()


def test_what_is_on_hold_is_a_draft_and_all_else_is_public_and_says_that_nobody_checked_it(services_only):
    printed = load()
    held = {record["slug"] for record in read("services.json") if record["verify_priority"] == "hold"}
    public = set(Service.objects.published().values_list("slug", flat=True))
    assert public.isdisjoint(held)
    assert len(held) == 33
    assert len(public) == 87
    assert not Service.objects.published().exclude(checks=None).exists()
    assert "87 services published" in printed
    assert "33 services left as drafts" in printed


def test_no_hours_are_confirmed_and_no_translation_passes_for_reviewed(services_only):
    load()
    assert set(Hours.objects.values_list("confidence", flat=True)) == {"unconfirmed"}
    assert set(ServiceTranslation.objects.values_list("state", flat=True)) == {"machine"}
    assert not any(text.behind for text in ServiceTranslation.objects.select_related("service"))


def test_every_federal_line_has_its_caution(services_only):
    load()
    federal = Service.objects.filter(organization__federal=True)
    assert federal.count() == 4
    assert all(service.caution for service in federal)


def test_no_text_and_no_number_holds_one_that_must_never_be_listed(services_only):
    load()
    refused = do_not_list.built_in()
    for model in apps.get_app_config("resources").get_models():
        if "Historical" in model.__name__ or model.__name__ == "NumberConflict":
            continue
        for row in model._default_manager.all().values():
            for name, value in row.items():
                if isinstance(value, str) and not name.endswith("url"):
                    assert not do_not_list.listed_in(value, refused), (model.__name__, row, name)
    assert not Phone.objects.filter(number__in=refused).exists()
    assert not RefusedNumber.objects.exists()


def test_a_second_load_changes_nothing():
    load()
    before, version = row_counts(), content_version()
    printed = load()
    assert (row_counts(), content_version()) == (before, version)
    assert all(line.split()[1] == "0" for line in printed.splitlines()[1:])


def test_a_dry_run_prints_the_counts_and_makes_nothing():
    before = row_counts()
    printed = Counter(
        {line.split()[0]: int(line.split()[1]) for line in load(dry_run=True).splitlines()[1:] if line[0].isalpha()}
    )
    assert printed["service"] == 120
    assert row_counts() == before


def test_each_row_begins_its_history_with_where_it_came_from(small, services_only):
    load()
    service = Service.objects.get()
    first, last = service.history.earliest(), service.history.latest()
    assert (first.history_type, first.history_change_reason, first.status) == ("+", "Starter facts", "draft")
    assert (last.status, [entry.need.slug for entry in last.needs.all()]) == ("published", ["groceries"])
    assert Phone.objects.get().history.get().history_change_reason == "Starter facts"


def test_what_staff_changed_survives_a_second_load(small, services_only):
    load()
    service = Service.objects.get()
    service.name = "Food on Second"
    service.slug = "food-on-second"
    service.save()
    service.phones.update(number="+12135550199")
    service.hours.all().delete()
    service.languages.filter(code="es").delete()
    Location.objects.update(street="2 Example Street")
    Need.objects.filter(slug="groceries").update(name="Free groceries")
    Organization.objects.update(url="https://example.org/pantry")
    before = row_counts()
    load()
    assert row_counts() == before
    service = Service.objects.get()
    assert (service.name, str(service.phones.get())) == ("Food on Second", "(213) 555-0199")
    assert service.at_locations.get().location.street == "2 Example Street"
    assert service.main_need.name == "Free groceries"


def test_what_staff_deleted_does_not_come_back(small, services_only):
    load()
    Service.objects.get().delete()
    load()
    assert not Service.objects.exists()


def test_a_service_that_cannot_be_reached_stays_a_draft_and_is_counted(small, services_only):
    write(small, "services.json", [{**SERVICE, "phones": []}])
    write(small, "es/phones.json", {})
    printed = load()
    assert not Service.objects.published().exists()
    assert "1 services left as drafts: Give at least one way to reach it" in printed


def test_a_service_with_a_website_and_no_phone_is_published(small, services_only):
    write(small, "services.json", [{**SERVICE, "phones": [], "url": "https://example.org/"}])
    write(small, "es/phones.json", {})
    load()
    assert Service.objects.published().exists()
