"""What each role may and may not do, tried through the admin."""

from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

from accounts import roles
from publishing.models import Status
from tests.making import make_assignment, make_directive, make_finding, make_service, make_user

ROOT = Path(__file__).resolve().parent.parent.parent
EVERYBODY = roles.names()
SERVICES, FINDINGS, PEOPLE = "/admin/resources/service/", "/admin/directives/finding/", "/admin/accounts/user/"


def as_role(client, role, **fields):
    # The first administrator is a superuser; those who come later hold the role and nothing else.
    person = make_user(role, is_superuser=False, **fields)
    client.force_login(person)
    return person


def statuses(client, *pages) -> list[int]:
    return [client.get(page).status_code for page in pages]


def test_every_permission_of_the_table_exists_and_every_group_has_exactly_its_own(db):
    known = {f"{app}.{code}" for app, code in Permission.objects.values_list("content_type__app_label", "codename")}
    for role in roles.ROLES:
        assert role.codenames() <= known
    assert roles.differences() == []


def test_every_model_is_in_the_table():
    listed = {f"{subject.app}.{model}" for subject in roles.SUBJECTS.values() for model in subject.models.split()}
    ours = {
        model._meta.label_lower
        for app in ("resources", "directives", "pages")
        for model in apps.get_app_config(app).get_models()
        if not model.__name__.startswith("Historical")
    }
    assert ours == {label for label in listed if not label.startswith("accounts.")}


def test_no_role_may_delete_anything():
    assert [code for role in roles.ROLES for code in role.codenames() if ".delete_" in code] == []


def test_the_handbook_holds_the_table_of_the_code():
    assert roles.as_table() in (ROOT / "docs" / "roles.md").read_text(encoding="utf-8")


def test_the_command_prints_the_table_and_mends_a_group(db):
    group = Group.objects.get(name="translator")
    group.permissions.add(Permission.objects.get(codename="publish_service"))
    out, err = StringIO(), StringIO()
    call_command("roles", "--dry-run", stdout=out, stderr=err)
    assert roles.as_table() in out.getvalue()
    assert "translator: takes resources.publish_service away" in err.getvalue()
    assert group.permissions.filter(codename="publish_service").exists(), "a dry run changes nothing"
    call_command("roles", stdout=StringIO(), stderr=StringIO())
    assert not group.permissions.filter(codename="publish_service").exists()


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_role_reads_listings_and_policy(client, db, role):
    as_role(client, role)
    service, directive = make_service(), make_directive()
    pages = SERVICES, f"{SERVICES}{service.pk}/change/", f"/admin/directives/directive/{directive.pk}/change/"
    assert statuses(client, *pages) == [200, 200, 200]


@pytest.mark.parametrize(
    ("role", "adds"),
    [
        ("editor", {"resources/service", "directives/directive", "directives/finding", "resources/numberconflict"}),
        ("translator", {"resources/servicetranslation", "directives/provisiontranslation"}),
        ("verifier", {"resources/check", "resources/numberconflict"}),
        ("approver", {"resources/service", "directives/directive", "directives/finding", "resources/numberconflict"}),
        ("administrator", {"accounts/user"}),
    ],
)
def test_each_role_adds_what_its_duty_is_and_nothing_else(client, db, role, adds):
    as_role(client, role)
    everything = {
        "resources/service", "directives/directive", "directives/finding", "resources/servicetranslation",
        "directives/provisiontranslation", "resources/check", "resources/numberconflict", "accounts/user",
    }  # fmt: skip
    assert {page for page in everything if client.get(f"/admin/{page}/add/").status_code == 200} == adds


@pytest.mark.parametrize("role", ["translator", "verifier", "administrator"])
def test_who_is_no_editor_changes_no_service(client, db, role):
    service = make_service(name="Unchanged")
    as_role(client, role)
    assert client.post(f"{SERVICES}{service.pk}/change/", {"name": "Changed"}).status_code == 403
    service.refresh_from_db()
    assert service.name == "Unchanged"


@pytest.mark.parametrize(("role", "published"), [(r, r == "approver") for r in EVERYBODY])
def test_only_an_approver_publishes(client, db, role, published):
    service = make_service(status=Status.DRAFT)
    as_role(client, role)
    client.post(reverse("admin:resources_service_move", args=[service.pk, "publish"]))
    service.refresh_from_db()
    assert (service.status == Status.PUBLISHED) is published


@pytest.mark.parametrize(("role", "retracted"), [(r, r == "approver") for r in EVERYBODY])
def test_only_an_approver_retracts_a_finding(client, db, role, retracted):
    finding = make_finding(make_assignment())
    as_role(client, role)
    client.post(reverse("admin:directives_finding_retract", args=[finding.pk]), {"reason": "Wrong document."})
    finding.refresh_from_db()
    assert (finding.retracted_on is not None) is retracted


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_role_deletes_a_draft_or_a_published_service(client, db, role):
    as_role(client, role)
    for service in (make_service(), make_service(status=Status.DRAFT)):
        assert client.post(f"{SERVICES}{service.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(("role", "sees"), [(r, r == "administrator") for r in EVERYBODY])
def test_only_an_administrator_sees_people(client, db, role, sees):
    as_role(client, role)
    assert (client.get(PEOPLE).status_code == 200) is sees


def test_an_administrator_lets_a_person_in_with_a_role(client, db):
    as_role(client, "administrator")
    editor = Group.objects.get(name="editor")
    password = "a long enough pass phrase"
    data = {
        "username": "ana",
        "usable_password": "true",
        "password1": password,
        "password2": password,
        "groups": [editor.pk],
    }
    assert client.post(f"{PEOPLE}add/", data).status_code == 302
    client.logout()
    assert client.login(username="ana", password=password)
    assert client.get(f"{SERVICES}add/").status_code == 200


def test_an_administrator_cannot_become_a_superuser_or_enter_the_account_of_one(client, db):
    first = make_user("administrator", username="first")
    person = as_role(client, "administrator", username="second")
    client.post(
        f"{PEOPLE}{person.pk}/change/",
        {
            "username": "second",
            "is_superuser": "on",
            "is_active": "on",
            "groups": [Group.objects.get(name="editor").pk],
        },
    )
    person.refresh_from_db()
    assert not person.is_superuser
    assert person.is_active, "nobody switches their own account off"
    assert list(person.groups.values_list("name", flat=True)) == ["editor"]
    client.force_login(make_user("administrator", username="third", is_superuser=False))
    assert client.post(f"{PEOPLE}{first.pk}/change/", {"username": "taken"}).status_code == 403
    assert client.get(f"{PEOPLE}{first.pk}/password/").status_code == 403


def test_a_person_is_switched_off_never_deleted(client, db):
    editor = make_user("editor")
    client.force_login(make_user("administrator"))
    assert client.post(f"{PEOPLE}{editor.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in client.get(PEOPLE).text
