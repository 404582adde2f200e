"""Reads the records and the translations of the starter facts, and says what is wrong with them."""

from dataclasses import dataclass
from typing import Any

from django.db import models

from publishing.languages import other_languages
from publishing.models import Translatable, Translation, TranslationState
from publishing.starter import Damaged, StarterFolder

Record = dict[str, Any]
Rows = dict[str, models.Model | None]


@dataclass
class Vocabulary:
    """The rows that services refer to, by their slugs."""

    organizations: Rows
    areas: Rows
    audiences: Rows
    needs: Rows

    def find(self, kind: str, file: str, key: str, name: str, slug: str) -> models.Model:
        row = getattr(self, kind).get(slug)
        if row is None:
            raise Damaged(file, key, name, f"{slug!r} does not exist.")
        return row


@dataclass
class Texts:
    """Translations as the folders `data/<language>/` hold them: {kind: {language: {record: fields}}}."""

    by_kind: dict[str, dict[str, dict]]

    FILES = {"services": "services.json", "phones": "phones.json", "needs": "words.json", "areas": "words.json",
             "audiences": "words.json"}  # fmt: skip

    @classmethod
    def read(cls, folder: StarterFolder) -> "Texts":
        texts = cls({kind: {} for kind in cls.FILES})
        for language in (item.code for item in other_languages()):
            if not (folder.folder / language).is_dir():
                continue
            words = folder.read(f"{language}/words.json")
            for kind, file in cls.FILES.items():
                if file == "words.json":
                    names = folder.value(f"{language}/{file}", words, "-", kind)
                    texts.by_kind[kind][language] = {slug: {"name": name} for slug, name in names.items()}
                else:
                    texts.by_kind[kind][language] = folder.read(f"{language}/{file}")
        return texts

    def of(self, kind: str) -> "TextsOfKind":
        return TextsOfKind(self.FILES[kind], self.by_kind[kind])


@dataclass
class TextsOfKind:
    """The translations of one kind of record."""

    file: str
    by_language: dict[str, dict]

    def refuse_strangers(self, known: set[str]) -> None:
        """Raise Damaged when there is a text for a record that does not exist: a misspelled slug."""
        for language, texts in self.by_language.items():
            for key in texts:
                if key not in known:
                    raise Damaged(f"{language}/{self.file}", key, "-", "no record has this name.")

    def within(self, key: str) -> "TextsOfKind":
        """The texts of the parts of one record: those of a service's numbers."""
        return TextsOfKind(self.file, {language: texts.get(key, {}) for language, texts in self.by_language.items()})

    def make(self, row: Translatable, key: str) -> list[tuple[Translation, str, str]]:
        """Return (translation, file, key) for each language that has a text; nothing is saved."""
        return [
            (translation_of(row, language, file, key, words), file, key)
            for language, texts in self.by_language.items()
            if (file := f"{language}/{self.file}") and (words := texts.get(key))
        ]

    def languages(self, key: str) -> set[str]:
        return {language for language, texts in self.by_language.items() if key in texts}

    def count(self, key: str) -> int:
        return len(self.languages(key))

    def count_all(self) -> int:
        return sum(len(texts) for texts in self.by_language.values())


def translation_of(row: Translatable, language: str, file: str, key: str, words: dict[str, str]) -> Translation:
    """Return a text that nobody has read yet. It needs an English one: without, it would never be kept up to date."""
    for name in words:
        if name not in row.TRANSLATED:
            raise Damaged(file, key, name, "this field is not translated.")
        if not getattr(row, name):
            raise Damaged(file, key, name, "there is no English text of which this could be the translation.")
    model = row._meta.get_field("translations").related_model
    translation = model(**{model.ORIGINAL: row}, language=language, state=TranslationState.MACHINE, **words)
    translation.mark_current()
    return translation


def records(folder: StarterFolder, file: str, identity: str = "slug") -> list[Record]:
    """Return the records of a file, each with an identity of its own."""
    rows = folder.read(file)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Damaged(file, "-", "-", "the file must be a list of records.")
    refuse_doubles(folder, file, rows, identity)
    return rows


def refuse_doubles(folder: StarterFolder, file: str, rows: list[Record], identity: str) -> None:
    seen = set()
    for number, row in enumerate(rows, start=1):
        key = folder.value(file, row, f"number {number}", identity)
        if key in seen:
            raise Damaged(file, key, identity, "two records have this one.")
        seen.add(key)


def plain_values(model: type[models.Model], file: str, key: str, record: Record, aside: tuple[str, ...] = ()) -> Record:
    """Return what the record says about the model's own fields, all but those named in `aside`.

    A list is a text of several lines; a fraction is kept as it is written.
    """
    allowed = {item.name for item in model._meta.concrete_fields if item.editable and not item.is_relation}
    values = {}
    for name, value in record.items():
        if name in aside:
            continue
        if name not in allowed:
            raise Damaged(file, key, name, "there is no such field.")
        if isinstance(value, list):
            value = "\n".join(str(line) for line in value)
        values[name] = str(value) if isinstance(value, float) else value
    return values


def rows_by_slug(model: type[models.Model]) -> Rows:
    """Return a row for each slug that is or was in use: None where staff have deleted it."""
    rows = {row.pk: row for row in model._default_manager.all()}
    once = {}
    if hasattr(model, "history"):
        once = {slug: rows.get(pk) for pk, slug in model.history.order_by().values_list("id", "slug").distinct()}
    return once | {row.slug: row for row in rows.values()}
