"""What breaks a rule of the policy tables is refused twice: by the form with a sentence, by the database in any case."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from zeal import zeal_ignore

from directives import models as policy
from tests.directives.reading import words_of
from tests.directives.refused import RULES, Rule
from tests.making import make_user

pytestmark = pytest.mark.django_db
# Tried elsewhere: what every publishable row shares, and the retractions in test_written_once.py. A relation
# named twice needs no sentence of ours.
ELSEWHERE = re.compile(r"expire|retraction_has_reason|relation_to_")


def typed(value):
    """A value as a person types or chooses it."""
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value


def form_data(rule: Rule, fields: dict) -> dict:
    data = {name: typed(value) for name, value in fields.items()}
    if data.get("file"):
        data["file"] = SimpleUploadedFile("a.pdf", b"words")
    defaults = {name: "day" for name in ("precision", "signed_precision", "published_precision") if name not in data}
    inlines = {
        f"{prefix}-{key}": 0 for prefix in PREFIXES.get(rule.model, ()) for key in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    return {"language": "en", **defaults, **inlines, **data}


# The lines of rows below a form: each says how many it holds.
PREFIXES = {
    policy.Directive: ("provisions", "relations", "events"),
    policy.Provision: ("obligations", "service_links"),
    policy.Obligation: ("assignments",),
    policy.Body: ("members",),
    policy.Assignment: ("findings",),
}


MODELS = [
    model
    for model in apps.get_app_config("directives").get_models()
    if not re.search("Historical|Translation", model.__name__)
]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_the_database_refuses(rule):
    fields = rule.fields()
    before = rule.model.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        rule.model.objects.create(**fields)
    assert rule.model.objects.count() == before


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.only_database], ids=str)
def test_the_form_says_why(client, rule):
    client.force_login(make_user("administrator"))
    fields = rule.fields()
    before = rule.model.objects.count()
    address = reverse(f"admin:directives_{rule.model._meta.model_name}_add")
    with zeal_ignore():  # two fields of one form may each name a body: two queries, however many rows there are
        answer = client.post(address, form_data(rule, fields))
    assert answer.status_code == 200
    assert rule.sentence in words_of(answer.text), words_of(answer.text)[:400]
    assert rule.model.objects.count() == before


def test_no_rule_is_left_untried():
    """Each constraint with a sentence of its own is broken by some row above."""
    sentences = {
        str(constraint.violation_error_message)
        for model in MODELS
        for constraint in model._meta.constraints
        if not ELSEWHERE.search(constraint.name)
    }
    untried = {one for one in sentences if not any(rule.sentence in one for rule in RULES)}
    assert not untried
