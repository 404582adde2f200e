"""What a reader of one language is shown of a row, and with which warning."""

from dataclasses import dataclass

from django.db.models import FilteredRelation, Prefetch, Q, QuerySet, Value

from .languages import SOURCE_LANGUAGE
from .models import Translatable, Translation


@dataclass(frozen=True)
class Words:
    """One text as it is shown. `language` differs from the page's when no translation exists."""

    text: str
    language: str


def shown_in(language: str, model: type[Translatable], path: str = "translations") -> Prefetch:
    """Prefetch the rows of one language for `model`, reached by `path`: one query for a whole list."""
    rows = model._meta.get_field("translations").related_model._default_manager.filter(language=language)
    return Prefetch(path, queryset=rows, to_attr="translations_shown")


def joined_in(rows: QuerySet, language: str, path: str = "translations", name: str = "translation_joined") -> QuerySet:
    """Join the one translation of a language to each row, as `name`: no query more, for pages of many kinds of rows.

    A row without a translation has no attribute `name`; `has_<name>` says that the join was made.
    """
    if language == SOURCE_LANGUAGE:
        return rows
    translation = FilteredRelation(path, condition=Q(**{f"{path}__language": language}))
    return rows.annotate(**{name: translation, f"has_{name}": Value(True)}).select_related(name)


def translation_of(row: Translatable, language: str) -> Translation | None:
    """Return the row's translation, from the prefetched ones when there are any."""
    if language == SOURCE_LANGUAGE:
        return None
    shown = getattr(row, "translations_shown", None)
    if hasattr(row, "has_translation_joined"):
        joined = getattr(row, "translation_joined", None)
        shown = [joined] if joined else []
    elif shown is None:
        shown = row.translations.filter(language=language)
    for translation in shown:
        if translation.language == language:
            # The digest needs the original: hand it over instead of asking the database again.
            setattr(translation, translation.ORIGINAL, row)
            return translation
    return None


def words(row: Translatable, field: str, language: str) -> Words:
    """Return the text of `field` for a reader of `language`, falling back to English."""
    translation = translation_of(row, language)
    text = getattr(translation, field, "") if translation else ""
    if text:
        return Words(text, language)
    return Words(getattr(row, field) or "", SOURCE_LANGUAGE)


def needs_notice(row: Translatable, language: str) -> bool:
    """Whether the page must say, before the text, that no person vouches for its wording.

    A translation may hold nothing that is shown: words for finding alone.
    """
    translation = translation_of(row, language)
    shown = any(getattr(translation, name, "") for name in row.TRANSLATED)
    return shown and translation.needs_notice
