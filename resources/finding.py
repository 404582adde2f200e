"""From what somebody wishes to the services that answer it, the best first.

Words are answered by the search index, every other wish by the listings themselves. `near` leaves
nobody out: it orders.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from resources import do_not_list
from resources.choices import Choices, choices
from resources.geo import Point
from resources.models import Area, AreaTranslation, Need, NeedTranslation, Service
from resources.querysets import ServiceQuerySet
from resources.wishes import ASKS, Wishes
from search.answers import PAGE_SIZE
from search.index import Near, Results, query

# The needs of somebody who cannot read through a list now.
URGENT = frozenset({"ice-detention", "rapid-response", "find-detained-person", "detention-legal-help"})


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

    def reaches(self) -> dict[str, str]:
        return {slug: term.reach for slug, term in self.areas.items()}


@dataclass
class Answer:
    """What was found. `ids` are those of one page in their order, None when the services order themselves."""

    services: ServiceQuerySet
    choices: Choices
    results: Results = field(default_factory=Results)
    ids: list[int] | None = None
    # All services that the words find, whatever else is wished; None when there are no words.
    said: Sequence[int] | None = None

    @property
    def urgent(self) -> bool:
        """Whether the page for urgent moments must come first: somebody was taken, or nothing was found."""
        return not self.choices.total or not URGENT.isdisjoint(self.results.concepts)

    @property
    def meant(self) -> tuple[str, ...]:
        """The needs that a question is about, when it is not plain that the list answers it."""
        unsure = self.results.guessed or self.results.loosened or not self.choices.total
        return self.results.concepts[:3] if unsure else ()


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


def answer(
    wishes: Wishes, vocabulary: Vocabulary, *, language: str, on: date, page: int = 1, near: Point | None = None
) -> Answer:
    """Return one page of the services that fulfil every wish. Raises SearchUnavailable when words cannot be looked up.

    One query without words, three with them; three more when they find too many and there are filters.
    """
    services = fulfilling(wishes, vocabulary, on=on)
    if near:
        services = services.from_point(near.latitude, near.longitude)
    if not wishes.words:
        return Answer(services.in_reading_order(), choices(services, vocabulary.reaches()))
    found = Answer(services, Choices())

    def shown(ids: Sequence[int]) -> dict[int, int]:
        found.said = ids
        found.choices = choices(services.filter(pk__in=ids), vocabulary.reaches(), among=ids)
        return found.choices.ranks

    # No digits, no number that must never be called: the query is saved.
    refused = do_not_list.refused_numbers() if any(map(str.isdigit, wishes.words)) else {}
    point = Near(near.latitude, near.longitude) if near else None
    ask = partial(query, wishes.words, language=language, near=point, shown=shown, refused=refused)
    found.results = ask(page=page)
    if not found.results.is_exact and (filters := wishes.index_filters()):
        # More than the index hands out: then it is asked for those of the kind from the start.
        ask = partial(ask, filters=filters)
        found.results = ask(page=page)
    if not found.results.hits and found.results.total:
        found.results = ask(page=-(-found.results.total // PAGE_SIZE))  # past the last page it is the last one
    found.ids = found.results.ids
    return found


def fulfilling(
    wishes: Wishes, vocabulary: Vocabulary, *, on: date, among: Iterable[int] | None = None
) -> ServiceQuerySet:
    """Return the listed services that fulfil every wish but the words; `among` are those that the words find."""
    services = Service.objects.listed(on)
    if among is not None:
        services = services.filter(pk__in=among)
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
    return services


def without_each(
    wishes: Wishes, vocabulary: Vocabulary, *, on: date, said: Sequence[int] | None
) -> list[tuple[str, str, Wishes, int]]:
    """Return (kind, value, the wishes that stay, how many services they find) for each filter to drop.

    One query for each filter: for the page that found nothing. `said` are the services that the words find.
    """
    others = [(kind, value, wishes.without(kind, value)) for kind, value in wishes.each_filter()]
    return _counted(others, vocabulary, on, said)


def each_alone(
    wishes: Wishes, vocabulary: Vocabulary, *, on: date, said: Sequence[int] | None
) -> list[tuple[str, str, Wishes, int]]:
    """As `without_each`, with each filter on its own: for wishes of which no one can be blamed."""
    bare = Wishes(near=wishes.near)
    others = [(kind, value, bare.and_also(kind, value)) for kind, value in wishes.each_filter()]
    return _counted(others, vocabulary, on, said)


def _counted(others: list[tuple[str, str, Wishes]], vocabulary: Vocabulary, on: date, said: Sequence[int] | None):
    counted = []
    for kind, value, wishes in others:
        services = fulfilling(wishes, vocabulary, on=on, among=(said or []) if wishes.words else None)
        counted.append((kind, value, wishes, services.order_by().count()))
    return sorted((row for row in counted if row[3]), key=lambda row: -row[3])


def needs_with_counts(*, on: date) -> dict[int, int]:
    """Return {need: how many listed services it has, its children's among them}: one query."""
    through = Service.needs.through.objects.filter(service__in=Service.objects.listed(on).order_by().values("pk"))
    services: dict[int, set[int]] = {}
    for service, need, parent in through.values_list("service", "need", "need__parent"):
        for key in {need, parent} - {None}:
            services.setdefault(key, set()).add(service)
    return {need: len(found) for need, found in services.items()}
