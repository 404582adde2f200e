"""Words typed by a reader against the words of listings: case, accents and endings aside.

Both databases fold alike: SQLite calls `fold`, PostgreSQL does the same steps in SQL.
"""

import re
import unicodedata
from functools import lru_cache

from django.apps import apps
from django.db.backends.signals import connection_created
from django.db.models import Func, Q, TextField, Value
from django.db.models.functions import Coalesce, Concat
from django.dispatch import receiver

MAX_WORDS = 8
# Words that say nothing about the kind of help: left out unless nothing else is left.
EMPTY_WORDS = {
    "a", "an", "and", "for", "from", "get", "help", "i", "in", "is", "me", "my", "near", "need", "of", "on", "or",
    "the", "to", "want", "with", "al", "ayuda", "con", "de", "del", "el", "en", "es", "la", "las", "los", "mi",
    "mis", "necesito", "o", "para", "por", "que", "quiero", "un", "una", "y",
}  # fmt: skip
NUMBER_LIKE = re.compile(r"\+?[\d\s().\-–/]{3,}")


@lru_cache(maxsize=4096)
def fold(text: str | None) -> str:
    """Return the text in small letters without accents, each word with one space before it."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return " " + re.sub(r"[\W_]+", " ", letters.lower()).strip()


@receiver(connection_created)
def teach_sqlite_to_fold(connection, **kwargs):
    if connection.vendor == "sqlite":
        connection.connection.create_function("folded", 1, fold, deterministic=True)


class Folded(Func):
    function = "folded"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **extra):
        marks, breaks = r"[\u0300-\u036f]", r"[[:space:][:punct:]]+"
        template = (
            f"' ' || trim(regexp_replace(lower(regexp_replace(normalize(%(expressions)s, NFKD), "
            f"'{marks}', '', 'g')), '{breaks}', ' ', 'g'))"
        )
        return self.as_sql(compiler, connection, template=template, **extra)


def folded(*fields: str) -> Folded:
    text = TextField()
    parts = [part for field in fields for part in (Value(" ", text), Coalesce(field, Value(""), output_field=text))]
    return Folded(Concat(*parts, output_field=text))


def search_words(text: str) -> list[str]:
    """Return the words to look for: folded, without plural s, without words that mean nothing here."""
    words = fold(text).split()
    telling = [word for word in words if word not in EMPTY_WORDS] or words
    return [word[:-1] if len(word) > 4 and word.endswith("s") else word for word in telling][:MAX_WORDS]


def phone_digits(text: str) -> str:
    """Return the digits of a text that is a telephone number or part of one, else an empty text."""
    if not NUMBER_LIKE.fullmatch(text):
        return ""
    digits = re.sub(r"\D", "", text)
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def says(text: str) -> Q:
    """Services in which each word of `text` occurs, in any language, or whose number it is."""
    every_word = Q()
    for word in search_words(text):
        every_word &= _says_word(word)
    if len(digits := phone_digits(text)) >= 3:
        return every_word | _has_number(digits)
    return every_word


def _says_word(word: str) -> Q:
    # A word begins where the reader's begins: "ice" is not "office". Scripts without spaces have no beginnings.
    part = f" {word}" if word.isascii() else word
    model = apps.get_model
    services = model("resources", "Service").objects.alias(said=folded("name", "summary", "organization__name"))
    texts = model("resources", "ServiceTranslation").objects.alias(said=folded("name", "summary"))
    needs = model("resources", "Need").objects.alias(said=folded("name", "resident_words"))
    need_texts = model("resources", "NeedTranslation").objects.alias(said=folded("name", "resident_words"))
    vanities = model("resources", "Phone").objects.exclude(vanity="").alias(said=folded("vanity"))
    meant = Q(pk__in=needs.filter(said__contains=part).values("pk")) | Q(
        pk__in=need_texts.filter(said__contains=part).values("need")
    )
    found = model("resources", "Need").objects.filter(meant).values("pk")
    about = model("resources", "Service").needs.through.objects.filter(Q(need__in=found) | Q(need__parent__in=found))
    return (
        Q(pk__in=services.filter(said__contains=part).values("pk"))
        | Q(pk__in=texts.filter(said__contains=part).values("service"))
        | Q(pk__in=about.values("service"))
        | Q(pk__in=vanities.filter(said__contains=part, service__isnull=False, hidden_since=None).values("service"))
    )


def _has_number(digits: str) -> Q:
    shown = apps.get_model("resources", "Phone").objects.filter(hidden_since=None, number__contains=digits)
    return Q(pk__in=shown.filter(service__isnull=False).values("service")) | Q(
        pk__in=shown.filter(service=None).values("service_at_location__service")
    )
