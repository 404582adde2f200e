"""Every visible word of the public pages exists in each language that has pages."""

import ast
import re
from functools import cache

import polib
import pytest
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from directives.models import DirectiveKind, EventKind, Modality, ServiceBasis, SourceKind
from publishing.languages import complete_languages
from resources.models import Asked, CheckOutcome, CheckWay, Cost, Service, Weekday
from resources.spoken_languages import SPOKEN_LANGUAGES

LANGUAGES = [language.code for language in complete_languages() if language.code != "en"]
# Pages for staff are in English.
NOT_PUBLIC = {"admin", "accounts", "registration"}
CALL = re.compile(r"\b(?:n?gettext|_)\(((?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|u|,|\s)+)")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
# The same word in both languages.
ALIKE = {"WhatsApp", "Fax", "No", "Error"}


@cache
def words_of_templates() -> dict[str, str]:
    """Return {msgid: the template that holds it}."""
    found = {}
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        if path.relative_to(settings.BASE_DIR / "templates").parts[0] in NOT_PUBLIC:
            continue
        for arguments in CALL.findall(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
            texts = ast.literal_eval(f"({arguments.strip().rstrip(',')},)")
            found[texts[0]] = path.name
    return found


@cache
def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"), encoding="utf-8")


def test_templates_are_read_for_their_words():
    assert len(words_of_templates()) > 500
    assert "Leave this site" in words_of_templates()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_public_page_is_translated(language):
    known = {entry.msgid.replace("%%", "%") for entry in catalogue(language) if entry.translated()}
    missing = {text: name for text, name in words_of_templates().items() if text.replace("%%", "%") not in known}
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_what_is_filled_in(language):
    for entry in catalogue(language):
        original = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert set(PLACEHOLDER.findall(text)) == original, entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "choices",
    [Asked, Cost, CheckWay, CheckOutcome, Weekday, DirectiveKind, EventKind, Modality, ServiceBasis, SourceKind],
)
def test_the_choices_that_residents_read_are_translated(language, choices):
    english = [str(label) for label in choices.labels]
    with override(language):
        same = {label for label, before in zip(choices.labels, english, strict=True) if str(label) == before}
    assert {str(label) for label in same} <= ALIKE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_languages_and_of_what_is_asked_are_translated(language):
    labels = [name for _, name in SPOKEN_LANGUAGES if str(name) != "Hindi"]
    labels += [Service._meta.get_field(name).verbose_name for name in Service.ASKS]
    english = [str(label) for label in labels]
    with override(language):
        assert not {before for label, before in zip(labels, english, strict=True) if str(label) == before}
