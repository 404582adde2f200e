"""From what somebody wishes to the services that answer it, and to what each further wish would leave."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self
from urllib.parse import urlencode

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from resources.models import Area, AreaTranslation, Need, NeedTranslation, Service, ServiceLanguage
from resources.querysets import SPOKEN_ALIKE, WIDER, ServiceQuerySet

# The words of the query string for what a service may ask people for.
ASKS = {name.removeprefix("asks_"): name for name in Service.ASKS}


@dataclass(frozen=True)
class Wishes:
    """All filters of the list; an empty one does not filter."""

    words: str = ""
    need: str = ""
    language: str = ""
    cost: str = ""
    area: str = ""
    not_asked: tuple[str, ...] = ()

    def query(self) -> str:
        """Return the query string, always in the same order, so that a page has one address."""
        given = [("q", self.words), *((name, getattr(self, name)) for name in ("need", "language", "cost", "area"))]
        given += [("not_asked", name) for name in sorted(self.not_asked)]
        return urlencode([(name, value) for name, value in given if value])

    def without(self, kind: str, value: str = "") -> Self:
        if kind == "not_asked":
            return replace(self, not_asked=tuple(name for name in self.not_asked if name != value))
        return replace(self, **{kind: ""})

    def and_also(self, kind: str, value: str) -> Self:
        if kind == "not_asked":
            return replace(self, not_asked=(*self.not_asked, value))
        return replace(self, **{kind: value})

    def each(self) -> list[tuple[str, str]]:
        """Return (kind, value) of each filter in use."""
        single = [(name, getattr(self, name)) for name in ("words", "need", "language", "cost", "area")]
        return [pair for pair in single if pair[1]] + [("not_asked", name) for name in self.not_asked]


@dataclass(frozen=True)
class Term:
    """A need or an area as the filters name it. `said` is its name in the reader's language, if it has one."""

    slug: str
    name: str
    said: str
    parent: str = ""
    reach: str = ""


@dataclass(frozen=True)
class Vocabulary:
    needs: dict[str, Term]
    areas: dict[str, Term]


@dataclass
class Choices:
    """How many services are left, and how many each further wish would leave."""

    total: int = 0
    need: Counter = field(default_factory=Counter)
    language: Counter = field(default_factory=Counter)
    cost: Counter = field(default_factory=Counter)
    area: Counter = field(default_factory=Counter)
    not_asked: Counter = field(default_factory=Counter)


def vocabulary(language: str) -> Vocabulary:
    """Return all needs and areas by their address words: one query."""

    def said(model, owner: str) -> Coalesce:
        names = model.objects.filter(language=language, **{owner: OuterRef("pk")}).values("name")[:1]
        return Coalesce(Subquery(names), Value(""), output_field=CharField())

    def text(value: str) -> Value:
        return Value(value, output_field=CharField())

    needs = Need.objects.annotate(
        kind=text("need"), said=said(NeedTranslation, "need"), under=Coalesce("parent__slug", text("")), width=text("")
    )
    areas = Area.objects.annotate(
        kind=text("area"), said=said(AreaTranslation, "area"), under=text(""), width=F("reach")
    )
    columns = ("kind", "position", "slug", "name", "said", "under", "width")
    rows = needs.order_by().values_list(*columns).union(areas.order_by().values_list(*columns), all=True)
    found = Vocabulary({}, {})
    for kind, _, slug, name, own, parent, reach in sorted(rows):
        (found.needs if kind == "need" else found.areas)[slug] = Term(slug, name, own, parent, reach)
    return found


def find(wishes: Wishes, vocabulary: Vocabulary, *, on: date) -> ServiceQuerySet:
    """Return the listed services that fulfil every wish, in reading order."""
    services = Service.objects.listed(on)
    if wishes.words:
        services = services.saying(wishes.words)
    if wishes.need:
        services = services.about(wishes.need)
    if wishes.language:
        services = services.speaking(wishes.language)
    if wishes.cost:
        services = services.costing(wishes.cost)
    if wishes.area:
        services = services.serving(wishes.area, vocabulary.areas[wishes.area].reach)
    for name in wishes.not_asked:
        services = services.not_asking(ASKS[name])
    return services.in_reading_order()


def choices(services: ServiceQuerySet, vocabulary: Vocabulary) -> Choices:
    """Return the counts for these services: one query of short rows, four or so for each service."""
    pks = services.order_by().values("pk")
    columns = ("kind", "service", "word")

    def rows(model, kind: str, word):
        marked = model.objects.filter(service__in=pks).order_by()
        marked = marked.annotate(kind=Value(kind, output_field=CharField()), word=word)
        return marked.values_list(*columns)

    counted = Choices()
    facts = services.order_by().annotate(
        kind=Value("service", output_field=CharField()), service=F("pk"), word=_facts_in_one_word()
    )
    pairs = facts.values_list(*columns).union(
        rows(Service.needs.through, "need", Coalesce("need__parent__slug", "need__slug")),
        rows(Service.areas.through, "area", F("area__slug")),
        rows(ServiceLanguage, "language", F("code")),
        all=True,
    )
    areas: dict[int, set[str]] = {}
    spoken: dict[int, set[str]] = {}
    needs: set[tuple[int, str]] = set()
    for kind, service, word in pairs:
        if kind == "service":
            _count_facts(counted, word)
        elif kind == "need":
            needs.add((service, word))
        else:
            (areas if kind == "area" else spoken).setdefault(service, set()).add(word)
    counted.need.update(word for _, word in needs)
    for codes in spoken.values():
        counted.language.update({code for heard in codes for code in SPOKEN_ALIKE.get(heard, (heard,))})
    for slugs in areas.values():
        reaches = {vocabulary.areas[slug].reach for slug in slugs}
        counted.area.update(
            slug for slug, term in vocabulary.areas.items() if slug in slugs or reaches & set(WIDER.get(term.reach, ()))
        )
    return counted


def without_each(wishes: Wishes, vocabulary: Vocabulary, *, on: date) -> list[tuple[str, str, Wishes, int]]:
    """Return (kind, value, the wishes that stay, how many services they find) for each filter to drop.

    One query for each filter: for the page that found nothing.
    """
    others = [(kind, value, wishes.without(kind, value)) for kind, value in wishes.each()]
    return _counted(others, vocabulary, on)


def each_alone(wishes: Wishes, vocabulary: Vocabulary, *, on: date) -> list[tuple[str, str, Wishes, int]]:
    """As `without_each`, with each filter on its own: for wishes of which no one can be blamed."""
    return _counted([(kind, value, Wishes().and_also(kind, value)) for kind, value in wishes.each()], vocabulary, on)


def _counted(others: list[tuple[str, str, Wishes]], vocabulary: Vocabulary, on: date):
    counted = [(*other, find(other[2], vocabulary, on=on).order_by().count()) for other in others]
    return sorted((row for row in counted if row[3]), key=lambda row: -row[3])


def needs_with_counts(*, on: date) -> dict[int, int]:
    """Return {need: how many listed services it has, its children's among them}: one query."""
    through = Service.needs.through.objects.filter(service__in=Service.objects.listed(on).order_by().values("pk"))
    services: dict[int, set[int]] = {}
    for service, need, parent in through.values_list("service", "need", "need__parent"):
        for key in {need, parent} - {None}:
            services.setdefault(key, set()).add(service)
    return {need: len(found) for need, found in services.items()}


def _facts_in_one_word():
    parts = [part for name in Service.ASKS for part in (Value(","), F(name))]
    return Concat("cost", *parts, output_field=CharField())


def _count_facts(counted: Choices, word: str) -> None:
    cost, *answers = word.split(",")
    counted.total += 1
    counted.cost[cost] += 1
    counted.not_asked.update(name for name, answer in zip(ASKS, answers, strict=True) if answer == "not_asked")
