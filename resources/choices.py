"""How many services are left, and how many each further wish would leave."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import CharField, F, FloatField, IntegerField, Value
from django.db.models.functions import Coalesce, Concat

from resources.models import Service, ServiceLanguage
from resources.querysets import FAR, SPOKEN_ALIKE, WIDER, ServiceQuerySet
from resources.wishes import ASKS


@dataclass
class Choices:
    total: int = 0
    need: Counter = field(default_factory=Counter)
    language: Counter = field(default_factory=Counter)
    cost: Counter = field(default_factory=Counter)
    area: Counter = field(default_factory=Counter)
    not_asked: Counter = field(default_factory=Counter)
    # {service: its place among those that answer equally well: fresh checks first, then the nearest}
    ranks: dict[int, int] = field(default_factory=dict)


def choices(services: ServiceQuerySet, areas: dict[str, str], among: Sequence[int] | None = None) -> Choices:
    """Return the counts for listed services: one query of short rows, four or so for each service.

    `areas` are {slug: reach} of all areas; `among`, when known, are ids that hold all the services. The marks are
    read for those, or for all published ones, and the others left out here: with the filters and the check state
    repeated in each part of the union, PostgreSQL could plan it so badly that it took minutes.
    """
    pks = Service.objects.published().order_by().values("pk") if among is None else list(among)
    columns = ("kind", "service", "word", "rank", "away")

    def columns_of(rows, kind: str, word, rank=None, away=None):
        rows = rows.annotate(
            kind=Value(kind, output_field=CharField()),
            word=word,
            rank=rank or Value(0, output_field=IntegerField()),
            away=away or Value(0.0, output_field=FloatField()),
        )
        return rows.values_list(*columns)

    def marks(model, kind: str, word):
        return columns_of(model.objects.filter(service__in=pks).order_by(), kind, word)

    facts = services.order_by().annotate(service=F("pk"))
    away = Coalesce("away_squared", Value(FAR)) if "away_squared" in services.query.annotations else Value(0.0)
    pairs = columns_of(facts, "service", _facts_in_one_word(), F("check_rank"), away).union(
        marks(Service.needs.through, "need", Coalesce("need__parent__slug", "need__slug")),
        marks(Service.areas.through, "area", F("area__slug")),
        marks(ServiceLanguage, "language", F("code")),
        all=True,
    )
    counted = Choices()
    found: dict[str, dict[int, set[str]]] = {"need": {}, "area": {}, "language": {}}
    for kind, service, word, rank, squared in pairs:
        if kind == "service":
            _count_facts(counted, word)
            counted.ranks[service] = rank * 10**9 + round(squared * 10**6)
        else:
            found[kind].setdefault(service, set()).add(word)
    for marked in found.values():
        for service in marked.keys() - counted.ranks.keys():
            del marked[service]
    for slugs in found["need"].values():
        counted.need.update(slugs)
    for codes in found["language"].values():
        counted.language.update({code for heard in codes for code in SPOKEN_ALIKE.get(heard, (heard,))})
    for slugs in found["area"].values():
        reaches = {areas[slug] for slug in slugs}
        counted.area.update(
            slug for slug, reach in areas.items() if slug in slugs or reaches & set(WIDER.get(reach, ()))
        )
    return counted


def _facts_in_one_word():
    parts = [part for name in Service.ASKS for part in (Value(","), F(name))]
    return Concat("cost", *parts, output_field=CharField())


def _count_facts(counted: Choices, word: str) -> None:
    cost, *answers = word.split(",")
    counted.total += 1
    counted.cost[cost] += 1
    counted.not_asked.update(name for name, answer in zip(ASKS, answers, strict=True) if answer == "not_asked")
