"""The questions of questions.csv, and how many of them the search answers.

A question is answered when one of the listings it must find is among the first three: a listing
by its slug, or any listing with a need (`need:food-pantry`). Questions with `aside` are a third
that no setting of the search was ever tried on.
"""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from resources.models import Need, NeedTranslation, Service
from resources.search_documents import changes_collected, refresh_needs
from search.index import query

FILE = Path(__file__).with_name("questions.csv")
FIRST = 3


@dataclass(frozen=True)
class Question:
    id: str
    language: str
    text: str
    must: frozenset[str]
    aside: bool


@dataclass(frozen=True)
class Answered:
    question: Question
    place: int | None  # of the first right listing, from 1; None when it is not on the first page
    first: tuple[str, ...]


def questions() -> list[Question]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Question(
                row["id"], row["language"], row["question"], frozenset(row["must"].split("|")), row["aside"] == "1"
            )
            for row in csv.DictReader(file)
        ]


def load_site() -> None:
    """Fill an empty database with the starter facts and all resident words, and index them."""
    call_command("load_starter", stdout=StringIO(), stderr=StringIO())
    needs = {need.slug: need for need in Need.objects.all()}
    with changes_collected():
        for file in sorted((settings.BASE_DIR / "data" / "words").glob("*.json")):
            for slug, phrases in json.loads(file.read_text(encoding="utf-8")).items():
                _add_words(needs[slug], file.stem, phrases)
        refresh_needs(need.pk for need in needs.values())
    call_command("rebuild_search", stderr=StringIO())


def _add_words(need: Need, language: str, phrases: list[str]) -> None:
    row = need
    if language != "en":
        row, _ = NeedTranslation.objects.get_or_create(need=need, language=language, defaults={"name": need.name})
    row.resident_words = "\n".join(dict.fromkeys([*row.resident_words.splitlines(), *phrases]))
    type(row).objects.filter(pk=row.pk).update(resident_words=row.resident_words)


def ask_all(asked: list[Question]) -> list[Answered]:
    """Ask each question on the page of its language, and look only at what residents may see."""
    rows = Service.objects.listed().prefetch_related("needs__parent")
    names = {service.pk: _names(service) for service in rows}
    ranks = dict(Service.objects.listed().values_list("pk", "check_rank"))
    answered = []
    for question in asked:
        hits = query(
            question.text, language=question.language, shown=lambda ids: {pk: ranks[pk] for pk in ids if pk in ranks}
        )
        found = (place for place, pk in enumerate(hits.ids, 1) if names[pk] & question.must)
        answered.append(
            Answered(question, next(found, None), tuple(min(names[pk], key=_slug_first) for pk in hits.ids[:3]))
        )
    return answered


def table(answered: list[Answered]) -> list[str]:
    """Return lines: language, questions, share in top 1, in top 3, found later, not found."""
    groups: dict[str, list[Answered]] = defaultdict(list)
    for one in answered:
        groups[one.question.language].append(one)
    lines = ["language  asked  top 1  top 3  later  none"]
    for name, group in [*sorted(groups.items()), ("all", answered)]:
        top1, top3 = share(group, 1), share(group, FIRST)
        none = sum(one.place is None for one in group)
        later = sum(one.place is not None and one.place > FIRST for one in group)
        lines.append(f"{name:9} {len(group):5}  {top1:4.0%}   {top3:4.0%}  {later:5}  {none:4}")
    return lines


def share(answered: list[Answered], first: int = FIRST) -> float:
    return sum(one.place is not None and one.place <= first for one in answered) / max(len(answered), 1)


def _names(service: Service) -> set[str]:
    needs = [need for need in [service.main_need, *service.needs.all()] if need]
    slugs = {need.slug for need in needs} | {need.parent.slug for need in needs if need.parent}
    return {service.slug} | {f"need:{slug}" for slug in slugs}


def _slug_first(name: str) -> tuple[bool, str]:
    return name.startswith("need:"), name
