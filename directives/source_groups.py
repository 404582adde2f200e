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
