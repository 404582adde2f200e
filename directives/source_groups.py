"""The documents by their kind: what an office says of itself is never listed among news."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from directives.models import Source, SourceKind


@dataclass(frozen=True)
class SourceGroup:
    kind: str
    sources: list[Source]


def source_groups(sources: Iterable[Source]) -> list[SourceGroup]:
    """In the order of the kinds; in each, the newest first and the undated last."""
    rows = sorted(sources, key=lambda source: source.title)
    rows.sort(key=lambda source: source.published_on or date.min, reverse=True)
    groups = [SourceGroup(kind, [row for row in rows if row.kind == kind]) for kind in SourceKind.values]
    return [group for group in groups if group.sources]


def years_of(group: SourceGroup) -> list[int]:
    return sorted({source.published_on.year for source in group.sources if source.published_on}, reverse=True)


def news_of(group: SourceGroup, year: int | None, *, newest: int) -> SourceGroup:
    """The documents of one year; the undated stand with the newest year."""
    rows = [s for s in group.sources if (s.published_on.year if s.published_on else newest) == year]
    return SourceGroup(group.kind, rows)
