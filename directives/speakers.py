"""Quotations under the name of the person who spoke."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from directives.models import Quotation


@dataclass(frozen=True)
class Speaker:
    name: str
    quotations: list[Quotation]

    @property
    def anchor(self) -> str:
        return f"by-{slugify(self.name)}"


def by_speaker(quotations: Iterable[Quotation]) -> list[Speaker]:
    """Each one's words, newest first; whoever is quoted most comes first, then by name."""
    found: dict[str, Speaker] = {}
    for quotation in sorted(quotations, key=lambda one: one.said_on or date.min, reverse=True):
        found.setdefault(quotation.speaker, Speaker(quotation.speaker, [])).quotations.append(quotation)
    return sorted(found.values(), key=lambda speaker: (-len(speaker.quotations), speaker.name))
