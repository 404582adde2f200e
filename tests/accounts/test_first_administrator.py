"""The first administrator sets a name and a password once; every other link gets the same kind answer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import SetupLink, User
from tests.accounts.test_admin_pages import keeps_the_policy
from tests.making import make_user

PASSWORD = "four quiet words together"
ANSWERS = {"name": "Ana Ruiz", "username": "ana", "password1": PASSWORD, "password2": PASSWORD}


def address(token: str) -> str:
    return reverse("first-administrator", args=[token])


@pytest.fixture
def link(db) -> str:
    return address(SetupLink.issue())


def test_the_address_lies_under_the_admin(link):
    assert link.startswith("/admin/first-administrator/")


def test_the_page_asks_for_name_and_password_under_the_strict_policy(client, link):
    page = client.get(link)
    for field in ("name", "username", "password1", "password2"):
        assert f'name="{field}"' in page.text
    assert page.headers["Cache-Control"].find("no-store") >= 0
    keeps_the_policy(page, link)


def test_it_makes_one_superuser_in_the_role_of_administrator_and_leads_to_the_login(client, link):
    response = client.post(link, ANSWERS)
    assert response.status_code == 302
    assert response.url == "/admin/login/"
    person = User.objects.get()
    assert (person.username, person.first_name, person.is_superuser, person.is_staff) == ("ana", "Ana Ruiz", True, True)
    assert [group.name for group in person.groups.all()] == ["administrator"]
    assert "_auth_user_id" not in client.session, "the person signs in themself"
    assert client.login(username="ana", password=PASSWORD)
    assert client.get("/admin/accounts/user/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password1": "short one", "password2": "short one"}, "at least 15 characters"),
        ({"password2": "something else entirely"}, "didn’t match"),
        (
            {"username": "annabelle-the-great", "password1": "annabelle-the-great", "password2": "annabelle-the-great"},
            "too similar",
        ),
        ({"name": ""}, "This field is required"),
        ({"username": "not a name!"}, "valid username"),
    ],
)
def test_a_mistake_is_told_and_the_link_stays_good(client, link, changes, sentence):
    page = client.post(link, ANSWERS | changes)
    assert sentence in page.text
    assert not User.objects.exists()
    assert client.post(link, ANSWERS).status_code == 302


def closed_answers() -> dict[str, tuple[int, str]]:
    """The answers to a used, an old, a wrong and a needless link, each to a browser of its own."""
    used = SetupLink.issue()
    Client().post(address(used), ANSWERS)
    User.objects.all().delete()
    answers = {"used": Client().get(address(used))}
    old = SetupLink.issue()
    SetupLink.objects.filter(used_at=None).update(expires_at=timezone.now() - timedelta(seconds=1))
    answers["old"] = Client().get(address(old))
    answers["wrong"] = Client().get(address("nonsense"))
    fresh = SetupLink.issue()
    make_user("administrator")
    answers["not needed"] = Client().get(address(fresh))
    return {name: (answer.status_code, answer.text) for name, answer in answers.items()}


def test_used_old_wrong_and_needless_links_get_one_and_the_same_answer(db):
    answers = closed_answers()
    assert {status for status, _ in answers.values()} == {404}
    bodies = {text for _, text in answers.values()}
    assert len(bodies) == 1, "nobody learns which it was"
    assert "Ask the person who runs this site for a new one" in bodies.pop()


@pytest.mark.parametrize("kind", ["used", "old", "wrong"])
def test_no_closed_link_makes_an_account(client, db, kind):
    token = SetupLink.issue()
    if kind == "used":
        SetupLink.objects.update(used_at=timezone.now())
    elif kind == "old":
        SetupLink.objects.update(expires_at=timezone.now())
    response = client.post(address("wrong" if kind == "wrong" else token), ANSWERS)
    assert response.status_code == 404
    assert not User.objects.exists()


def test_a_second_press_makes_no_second_account(client, link):
    client.post(link, ANSWERS)
    assert client.post(link, ANSWERS | {"username": "second"}).status_code == 404
    assert User.objects.count() == 1


def test_a_post_from_another_site_is_refused(link):
    assert Client(enforce_csrf_checks=True).post(link, ANSWERS).status_code == 403
    assert not User.objects.exists()
