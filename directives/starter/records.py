"""One file of starter facts: its records become rows, with their references followed.

A record becomes a row once in the life of a database. What staff changed, renamed or deleted since
stays as they left it; a record that refers to something they deleted has nothing to hang on and is
passed over.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models

from directives.models import Directive, Provision, Source
from publishing.models import Publishable, Translatable, Translation, TranslationState
from publishing.starter import Damaged, StarterFolder

LANGUAGES = ("es",)
Once = dict[tuple, models.Model | None]


class GoneError(Exception):
    """Staff have deleted what a record refers to."""


class Records:
    """The records of one file. `key` says how a record is named in messages and in translations."""

    def __init__(self, folder: StarterFolder, file: str, key: Callable[[dict], str] = lambda record: record["slug"]):
        self.folder, self.file, self.key = folder, file, key
        self.made: set[str] = set()
        self._once: dict[tuple, Once] = {}

    def __iter__(self) -> Iterator[tuple[str, dict]]:
        records = self.folder.read(self.file)
        if not isinstance(records, list):
            raise Damaged(self.file, "-", "-", "the file is not a list of records.")
        seen = set()
        for place, record in enumerate(records, start=1):
            try:
                name = self.key(record)
            except KeyError as error:
                raise Damaged(self.file, f"number {place}", str(error.args[0]), "the field is missing.") from error
            except TypeError as error:
                raise Damaged(self.file, f"number {place}", "-", "this is not a record.") from error
            if name in seen:
                raise Damaged(self.file, name, "-", "two records have this name.")
            seen.add(name)
            yield name, record

    def make_rows(
        self,
        model: type[models.Model],
        *,
        identity: tuple[str, ...] = ("slug",),
        without: tuple[str, ...] = (),
        **references,
    ) -> dict[str, models.Model | None]:
        """Make the rows that were never there; return all by the names of their records, None for one that is gone.

        `references` are fields that name a row by its slug; `directive` and `provision` together name a point.
        """
        once, rows, new = self.once(model, *identity), {}, []
        # A later record may refer to this one; and what is published is checked as a whole.
        one_by_one = model in references.values() or hasattr(model, "parent") or issubclass(model, Publishable)
        for name, record in self:
            try:
                fields = self.fields(model, name, record, without, references)
            except GoneError:
                rows[name] = None
                continue
            key = tuple(fields.get(field) for field in identity)
            if key in once:
                rows[name] = once[key]
                self.folder.kept[model._meta.model_name] += 1
                continue
            more = fields.pop("more_sources", [])
            rows[name] = once[key] = row = self.new(model, name, fields)
            self.made.add(name)
            new.append((row, name, more))
            if one_by_one:
                self.folder.save(row, self.file, name)
        if not one_by_one:
            self.folder.save_all([(row, self.file, name) for row, name, _ in new])
        for row, _, more in new:
            if more:
                row.more_sources.set(more)
        return rows

    def fields(self, model: type[models.Model], name: str, record: dict, without: tuple, references: dict) -> dict:
        """Return what the model is made with: the values of a record, and rows where it names rows."""
        fields = {field: value for field, value in record.items() if field not in without}
        for field, target in references.items():
            if fields.get(field):
                fields[field] = self.row(target, name, field, fields[field])
        if fields.get("provision"):
            fields["provision"] = self.point(
                name, record, "provision", self.folder.value(self.file, record, name, "directive")
            )
        if "more_sources" in fields:
            fields["more_sources"] = [self.row(Source, name, "more_sources", slug) for slug in fields["more_sources"]]
        if "directive" not in references:
            fields.pop("directive", None)
        return fields

    def row(self, model: type[models.Model], name: str, field: str, slug: str) -> models.Model:
        return self._found(self.once(model, "slug"), (slug,), name, field)

    def point(self, name: str, record: dict, field: str, directive: str) -> Provision:
        owner = self.row(Directive, name, "directive", directive)
        return self._found(self.once(Provision, "directive", "eid"), (owner, record[field]), name, field)

    def _found(self, once: Once, key: tuple, name: str, field: str) -> models.Model:
        try:
            found = once[key]
        except (KeyError, TypeError) as error:
            raise Damaged(self.file, name, field, f"{key[-1]!r} does not exist.") from error
        if found is None:
            raise GoneError
        return found

    def once(self, model: type[models.Model], *fields: str) -> Once:
        """Return the row for each value of `fields` that is or was in use, None where staff have deleted it."""
        if (model, *fields) not in self._once:
            self._once[model, *fields] = rows_once(model, fields)
        return self._once[model, *fields]

    def new(self, model: type[models.Model], name: str, fields: dict) -> models.Model:
        try:
            return model(**fields)
        except (TypeError, ValueError) as error:
            raise Damaged(self.file, name, "-", str(error)) from error

    def translate(self, rows: dict[str, Translatable | None]) -> None:
        """Add the translations of the rows that were made just now."""
        for language in LANGUAGES:
            file, new = f"{language}/{self.file}", []
            for name, texts in translations(self.folder, file, rows).items():
                if name in self.made:
                    new.append((translation_of(rows[name], file, name, language, texts), file, name))
            self.folder.save_all(new)


def rows_once(model: type[models.Model], fields: tuple[str, ...]) -> Once:
    """Look rows up by `fields`, in the table and in its history."""
    rows = {row.pk: row for row in model._default_manager.all()}
    once: Once = {}
    columns = [model._meta.get_field(field) for field in fields]
    if hasattr(model, "history"):
        related = {field.name: field.related_model._default_manager.in_bulk() for field in columns if field.is_relation}
        history = model.history.order_by().values_list("id", *(field.attname for field in columns)).distinct()
        for pk, *values in history:
            pairs = zip(columns, values, strict=True)
            key = tuple(related[field.name].get(value) if field.is_relation else value for field, value in pairs)
            once[key] = rows.get(pk)
    return once | {tuple(getattr(row, field) for field in fields): row for row in rows.values()}


def translation_of(row: Translatable, file: str, name: str, language: str, texts: dict[str, str]) -> Translation:
    """Return a translation, not saved yet, that no person has read."""
    model = row._meta.get_field("translations").related_model
    for field in texts:
        if field not in row.TRANSLATED:
            raise Damaged(file, name, field, "a row of this kind has no such text.")
    translation = model(**{model.ORIGINAL: row}, language=language, state=TranslationState.MACHINE, **texts)
    translation.mark_current()
    return translation


def translations(folder: StarterFolder, file: str, names: Any) -> dict[str, dict[str, str]]:
    """Return the texts of one language, keyed by the names of the records they translate."""
    texts = folder.read(file)
    if not isinstance(texts, dict):
        raise Damaged(file, "-", "-", "the file is not an object of records by name.")
    for name, fields in texts.items():
        if name not in names:
            raise Damaged(file, name, "-", "there is no such record to translate.")
        if not isinstance(fields, dict):
            raise Damaged(file, name, "-", "this is not a record.")
    return texts
