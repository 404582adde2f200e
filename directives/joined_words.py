"""Reading rows together with the words of the rows they refer to."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet

from publishing.languages import SOURCE_LANGUAGE
from publishing.models import Translatable
from publishing.translations import joined_in, needs_notice


def read_with_words(rows: QuerySet, language: str, *paths: str) -> list[Model]:
    """Read rows in one query with the translation of each row reached by `paths`, such as "provision__directive".

    The paths must be joined by select_related; each row reached is handed its translation.
    """
    for path in paths:
        rows = joined_in(rows, language, f"{path}__translations", name_of(path))
    found = list(rows)
    if language != SOURCE_LANGUAGE:
        for row in found:
            for path in paths:
                if (reached := follow(row, path)) is not None:
                    reached.translation_joined = getattr(row, name_of(path), None)
                    reached.has_translation_joined = True
    return found


def name_of(path: str) -> str:
    return f"{path.replace('__', '_')}_words"


def follow(row: Model, path: str) -> Model | None:
    for step in path.split("__"):
        row = getattr(row, step)
        if row is None:
            return None
    return row


def any_unreviewed(language: str, *groups: Iterable[Translatable | None]) -> bool:
    """Whether a page that prints these rows must say that no person has read some of its words."""
    if language == SOURCE_LANGUAGE:
        return False
    return any(needs_notice(row, language) for rows in groups for row in rows if row is not None)
