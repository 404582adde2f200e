"""The page on which a service is written: nothing is lost, numbers are found, refusals are sentences."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import reverse

from publishing.models import Status
from resources.do_not_list import built_in
from resources.models import Phone, Service, ServiceTranslation
from tests.making import (
    make_area,
    make_check,
    make_location,
    make_need,
    make_organization,
    make_phone,
    make_service,
    make_user,
)

LIST = "/admin/resources/service/"
SHOWN_ELSEWHERE = {"id"}
INLINES = ["phones", "hours", "languages", "at_locations", "checks"]


@pytest.fixture
def editor(client, db):
    client.force_login(make_user("editor"))
    return client


def change_page(service) -> str:
    return reverse("admin:resources_service_change", args=[service.pk])


def form_data(service=None, **changes) -> dict:
    """What the browser sends when a person saves the page."""
    data = {
        "name": "Food at the corner", "slug": "food-corner", "summary": "A bag of food.", "source_name": "Example list",
        "cost": "free", "capacity": "unknown", "place_visibility": "full", "check_kind": "other",
        "verify_priority": "check", "url": "https://example.org/food", **dict.fromkeys(Service.ASKS, "unknown"),
    }  # fmt: skip
    for prefix in INLINES:
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    if service:
        data |= {"name": service.name, "slug": service.slug, "summary": service.summary,
                 "organization": service.organization_id, "main_need": service.main_need_id,
                 "needs": [need.pk for need in service.needs.all()]}  # fmt: skip
    return data | changes


def phone_line(number: str, **fields) -> dict:
    values = {"number": number, "kind": "office", "position": 0, **fields}
    return {"phones-TOTAL_FORMS": 1} | {f"phones-0-{name}": value for name, value in values.items()}


def test_every_field_of_a_service_is_on_its_page():
    on_the_page = set(flatten_fieldsets(admin.site.get_model_admin(Service).fieldsets))
    fields = {field.name for field in (*Service._meta.fields, *Service._meta.many_to_many)} - SHOWN_ELSEWHERE
    assert "where_it_stands" in on_the_page
    assert fields - on_the_page == {"status"}, "the status is shown in words, as where_it_stands"


def test_the_page_is_headed_by_an_editors_questions(editor):
    page = editor.get("/admin/resources/service/add/").text
    for question in (
        "What is it?", "How do people reach it?", "What happens and what to bring?", "What do they ask?",
        "Who is it for?", "Where and when?", "How do we know?", "Publication", "Staff only, never shown",
    ):  # fmt: skip
        assert question in page


def test_an_editor_adds_a_service_with_a_number_and_it_is_a_draft(editor):
    organization, need = make_organization(), make_need()
    data = form_data(organization=organization.pk, main_need=need.pk, needs=[need.pk], **phone_line("213.555.0123 x4"))
    response = editor.post("/admin/resources/service/add/", data)
    assert response.status_code == 302, response.context["errors"]
    service = Service.objects.get(slug="food-corner")
    assert service.status == Status.DRAFT
    assert [(phone.number, phone.extension) for phone in service.phones.all()] == [("+12135550123", "4")]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("900-555-0123", "premium"),
        ("12345", "A US number has ten digits"),
        ("213-555-0123 or 213-555-0124", "two numbers"),
        ("876-926-1234", "another country"),
        ("call us!", "not a telephone number"),
    ],
)
def test_a_number_that_cannot_be_listed_is_refused_with_a_sentence(editor, number, sentence):
    service = make_service(phone=False, status=Status.DRAFT)
    response = editor.post(change_page(service), form_data(service, **phone_line(number)))
    assert response.status_code == 200
    assert sentence in response.text
    assert not service.phones.exists()


def test_a_number_on_the_do_not_list_is_refused_with_its_reason(editor):
    number, why = next((number, why) for number, why in built_in().items() if len(number) == 12)
    service = make_service(phone=False, status=Status.DRAFT)
    response = editor.post(change_page(service), form_data(service, **phone_line(number)))
    assert "may not be listed" in response.text
    assert why[:40] in response.context["inline_admin_formsets"][0].formset.errors[0]["number"][0]


def test_a_number_is_hidden_not_deleted(editor):
    service = make_service()
    phone = service.phones.get()
    line = phone_line(phone.number, id=phone.pk, service=service.pk, hidden="on", DELETE="on")
    editor.post(change_page(service), form_data(service, **line, **{"phones-INITIAL_FORMS": 1}))
    phone.refresh_from_db()
    assert phone.hidden_since is not None
    editor.post(
        change_page(service),
        form_data(service, **phone_line(phone.number, id=phone.pk, service=service.pk), **{"phones-INITIAL_FORMS": 1}),
    )
    assert Phone.objects.get(pk=phone.pk).hidden_since is None


def test_a_published_service_cannot_lose_its_answers(editor):
    service = make_service()
    response = editor.post(change_page(service), form_data(service, asks_income=""))
    assert "Say for each question" in response.text
    assert Service.objects.get(pk=service.pk).asks_income == "unknown"


@pytest.mark.parametrize("spelling", ["(213) 555-0142", "213.555.0142", "+1 213 555 0142", "2135550142", "555-0142"])
def test_a_service_is_found_by_its_number_in_any_spelling(editor, spelling):
    make_service(name="The right one", phone="+12135550142")
    make_service(name="The other one")
    page = editor.get(LIST, {"q": spelling}).text
    assert "The right one" in page
    assert "The other one" not in page


def test_a_service_is_found_by_words_and_by_the_number_of_one_of_its_places(editor):
    service = make_service(name="Soup kitchen")
    place = service.at_locations.create(location=make_location(organization=service.organization))
    make_phone(service_at_location=place, number="+12135550177")
    make_service(name="Lawyer")
    assert "Soup kitchen" in editor.get(LIST, {"q": "soup"}).text
    assert "Lawyer" not in editor.get(LIST, {"q": "soup"}).text
    assert "Soup kitchen" in editor.get(LIST, {"q": "213-555-0177"}).text


def test_the_list_is_narrowed_by_check_need_and_federal(editor):
    food = make_need(name="Food", slug="food")
    pantry = make_need(name="Pantry", parent=food)
    checked = make_service(name="Checked pantry", needs=[pantry])
    make_check(checked)
    make_service(name="Court line", organization=make_organization(federal=True), caution="Federal.")
    assert "Checked pantry" not in editor.get(LIST, {"check": "never"}).text
    assert "Court line" in editor.get(LIST, {"check": "due"}).text
    assert "Checked pantry" in editor.get(LIST, {"need": "food"}).text
    assert "Court line" not in editor.get(LIST, {"need": "food"}).text
    assert "Checked pantry" not in editor.get(LIST, {"organization__federal__exact": "1"}).text


def test_a_long_list_and_a_full_form_stay_within_their_budgets(editor, django_assert_max_num_queries):
    organizations = [make_organization() for _ in range(5)]
    need, area = make_need(), make_area()
    for number in range(100):
        service = make_service(
            needs=[need], areas=[area], languages=["es", "en"], organization=organizations[number % 5]
        )
        make_check(service)
    for _ in range(5):
        make_phone(service)
        service.hours.create(weekdays="MO", kind="all_day")
    with django_assert_max_num_queries(15):
        assert editor.get(LIST).status_code == 200
    with django_assert_max_num_queries(40):
        assert editor.get(change_page(service)).status_code == 200


def translated(service, **fields) -> ServiceTranslation:
    translation = ServiceTranslation(service=service, language="es", **{"state": "machine", "name": "Comida", **fields})
    translation.mark_current()
    translation.save()
    return translation


def test_reviewed_names_the_person_and_the_day(client, db):
    translator = make_user("translator")
    client.force_login(translator)
    translation = translated(make_service(name="Food"))
    url = reverse("admin:resources_servicetranslation_change", args=[translation.pk])
    assert client.post(url, {"name": "Comida", "summary": "Ayuda", "state": "reviewed"}).status_code == 302
    translation.refresh_from_db()
    assert (translation.reviewer, translation.needs_notice) == (translator, False)
    assert translation.reviewed_on is not None
    client.post(url, {"name": "Comida", "summary": "Ayuda", "state": "draft"})
    translation.refresh_from_db()
    assert (translation.reviewer, translation.reviewed_on) == (None, None)


def test_saving_a_text_makes_a_translation_current_again(client, db):
    client.force_login(make_user("translator"))
    service = make_service(name="Food")
    translation = translated(service)
    service.name = "Warm food"
    service.save()
    behind = "/admin/resources/servicetranslation/?behind=yes"
    assert "Comida" in client.get(behind).text or "Warm food" in client.get(behind).text
    url = reverse("admin:resources_servicetranslation_change", args=[translation.pk])
    assert "Warm food" in client.get(url).text, "the English stands beside the translation"
    client.post(url, {"name": "Comida caliente", "summary": "", "state": "draft"}, follow=True)
    translation.refresh_from_db()
    assert not translation.behind
    assert "Warm food" not in client.get(behind).text


def test_a_translation_is_added_from_the_page_of_the_service(client, db):
    client.force_login(make_user("translator"))
    service = make_service(name="Food")
    url = f"/admin/resources/servicetranslation/add/?service={service.pk}&language=ko"
    assert url.replace("&", "&amp;") in client.get(change_page(service)).text
    page = client.get(url).text
    assert 'lang="ko"' in page
    assert "Food" in page
    client.post(url, {"service": service.pk, "language": "ko", "state": "draft", "name": "음식", "summary": "도움"})
    translation = service.translations.get()
    assert (translation.language, translation.behind) == ("ko", False)
