"""Every page of the admin: it opens, it keeps the strict policy, and each field can be told apart."""

import html5lib
import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests.accounts import world
from tests.making import make_user

MODELS = sorted(
    (
        model
        for model in admin.site._registry
        if model._meta.app_label in {"accounts", "resources", "directives", "pages"}
    ),
    key=lambda model: model._meta.label,
)
CONTENT_APPS = ("resources", "directives", "pages")


@pytest.fixture
def superuser(db):
    return make_user("administrator", username="first")


@pytest.fixture
def staff(client, superuser):
    client.force_login(superuser)
    return client


def address(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def pages_of(model, request_user_may_add: bool) -> list[str]:
    pages = [address(model, "changelist")]
    if request_user_may_add:
        pages.append(address(model, "add"))
    if row := model._default_manager.first():
        pages += [address(model, "change", row.pk), address(model, "history", row.pk)]
    return pages


def test_every_model_of_services_and_policy_has_a_page():
    without = [
        model._meta.label
        for app in CONTENT_APPS
        for model in apps.get_app_config(app).get_models()
        if not admin.site.is_registered(model)
        and not model.__name__.startswith("Historical")
        and not model._meta.auto_created
    ]
    assert without == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_list_form_and_history_open_under_the_strict_policy(staff, superuser, model, rf):
    world.fill()
    assert model._default_manager.exists(), f"{model.__name__}: world.py makes no row"
    request = rf.get("/admin/")
    request.user = superuser
    for page in pages_of(model, admin.site.get_model_admin(model).has_add_permission(request)):
        response = staff.get(page)
        assert response.status_code == 200, page
        keeps_the_policy(response, page)


@pytest.mark.parametrize("page", ["/admin/", "/admin/password_change/", "/admin/resources/", "/admin/directives/"])
def test_the_pages_between_keep_the_strict_policy(staff, page):
    response = staff.get(page)
    assert response.status_code == 200
    keeps_the_policy(response, page)


def test_the_login_page_has_a_heading_and_keeps_the_policy(client, db):
    response = client.get("/admin/login/")
    assert "Sign in</h1>" in response.text
    keeps_the_policy(response, "/admin/login/")


def test_an_earlier_version_opens_under_the_strict_policy(staff):
    world.fill()
    model = apps.get_model("resources", "Service")
    row = model.objects.first()
    row.name = "Another name"
    row.save()
    page = address(model, "simple_history", row.pk, row.history.last().pk)
    keeps_the_policy(staff.get(page), page)
    assert "Another name" in staff.get(address(model, "history", row.pk)).text


def keeps_the_policy(response, page: str) -> None:
    policy = response.headers["Content-Security-Policy"]
    assert "'unsafe" not in policy, page
    assert "script-src 'self';" in policy, page
    document = html5lib.parse(response.text, namespaceHTMLElements=False)
    assert [heading.text for heading in document.iter("h1")], f"{page}: no h1"
    assert len(list(document.iter("h1"))) == 1, f"{page}: one h1"
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag != "style", f"{page}: a style element"
        inline = [name for name in element.attrib if name == "style" or name.startswith("on")]
        assert not inline, f"{page}: {element.tag} has {inline}"
        if element.tag == "script":
            assert element.get("src") or element.get("type") == "application/json", f"{page}: an inline script"
    every_field_has_a_label(document, page)


def every_field_has_a_label(document, page: str) -> None:
    labelled = {label.get("for") for label in document.iter("label")}
    wrapped = {id(field) for label in document.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for field in document.iter(tag):
            if field.get("type") in {"hidden", "submit", "button"} or "__prefix__" in (field.get("name") or ""):
                continue
            named = field.get("id") in labelled or id(field) in wrapped or field.get("aria-label") or field.get("title")
            assert named, f"{page}: {tag} {field.get('name')} has no label"
