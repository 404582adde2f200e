"""Reading the starter facts of `data/` into an empty database, all or nothing.

Rows that exist are left as they are: staff may have changed them. Damaged data names the file, the
record and the field, and the transaction of the caller takes everything back.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from simple_history.utils import bulk_create_with_history

from .models import PublicContent, Publishable, Status, Translatable, TranslationState
from .version import raise_content_version

# What the history of a row made here says, where a person's change has the person's name.
REASON = "Starter facts"


class Damaged(Exception):
    """A file of starter facts cannot be loaded; the text names file, record and field."""

    def __init__(self, file: str, record: str, field: str, reason: str):
        super().__init__(f"{file}, record {record}, field {field}: {reason}")


class StarterFolder:
    """One folder of JSON files, and the counts of what was made from it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.made: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        self.remarks: Counter[str] = Counter()

    def read(self, name: str) -> Any:
        """Return the content of `<folder>/<name>`: a list of records, or an object keyed by id."""
        path = self.folder / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise Damaged(name, "-", "-", "the file is missing.") from error
        except (ValueError, OSError) as error:
            raise Damaged(name, "-", "-", f"the file cannot be read ({error}).") from error

    def value(self, file: str, record: dict, key: str, field: str) -> Any:
        """Return record[field], or say which record lacks it."""
        if field not in record:
            raise Damaged(file, key, field, "the field is missing.")
        return record[field]

    def find(self, model: type[models.Model], file: str, key: str, field: str, **lookup):
        """Return the row that a record refers to, or say which reference leads nowhere."""
        row = model._default_manager.filter(**lookup).first()
        if row is None:
            raise Damaged(file, key, field, f"{next(iter(lookup.values()))!r} does not exist.")
        return row

    def make(
        self, model: type[models.Model], file: str, key: str, identity: dict, **fields
    ) -> tuple[models.Model, bool]:
        """Return (row, whether it was made now). An existing row is left untouched."""
        label = model._meta.model_name
        if identity and (row := model._default_manager.filter(**identity).first()):
            self.kept[label] += 1
            return row, False
        try:
            row = model(**identity, **fields)
        except TypeError as error:
            raise Damaged(file, key, "-", str(error)) from error
        self.save(row, file, key)
        return row, True

    def save(self, row: models.Model, file: str, key: str) -> None:
        try:
            row.full_clean()
            row._change_reason = REASON
            with transaction.atomic():
                row.save()
        except ValidationError as error:
            field, reasons = next(iter(error.message_dict.items()))
            raise Damaged(file, key, field, " ".join(reasons)) from error
        except (IntegrityError, ValueError) as error:
            raise Damaged(file, key, "-", str(error)) from error
        self.made[row._meta.model_name] += 1

    def save_all(self, rows: list[tuple[models.Model, str, str]]) -> None:
        """Save many (row, file, key) of one model, with history, in a few queries; what they refer to is saved.

        What only the database refuses is found by saving one by one: that names the record.
        """
        for row, file, key in rows:
            try:
                row.clean_fields(exclude=[item.name for item in row._meta.concrete_fields if item.is_relation])
                row.clean()
            except ValidationError as error:
                field, reasons = next(iter(error.message_dict.items()))
                raise Damaged(file, key, field, " ".join(reasons)) from error
        if not rows:
            return
        model = type(rows[0][0])
        try:
            with transaction.atomic():
                if hasattr(model, "history"):
                    bulk_create_with_history([row for row, *_ in rows], model, default_change_reason=REASON)
                else:
                    model._default_manager.bulk_create(row for row, *_ in rows)
        except IntegrityError:
            for row, file, key in rows:
                row.pk = None
                self.save(row, file, key)
            return
        self.made[model._meta.model_name] += len(rows)
        if issubclass(model, PublicContent):
            raise_content_version()

    def translate(self, row: Translatable, file: str, key: str, language: str, texts: dict[str, str]) -> None:
        """Add a translation that no person has read yet, unless the row has one in this language."""
        model = row._meta.get_field("translations").related_model
        if row.translations.filter(language=language).exists():
            self.kept[model._meta.model_name] += 1
            return
        translation = model(**{model.ORIGINAL: row}, language=language, state=TranslationState.MACHINE, **texts)
        translation.mark_current()
        self.save(translation, file, key)


def publish_as_starter(row: Publishable) -> list[str]:
    """Publish a row made from starter facts; return what is missing when it has to stay a draft.

    No person takes this step: the facts were reviewed as files, and each listing says that nobody has
    confirmed it yet. For rows made a moment ago only, never for one that staff could have touched.
    """
    if reasons := [str(reason) for reason in row.reasons_not_to_publish()]:
        return reasons
    row.status = Status.PUBLISHED
    row._change_reason = f"{REASON}: published"
    row.save()
    return []
