"""What search knows of a service, and how the index follows every change of one.

Nothing that residents may not see goes in: no staff notes, no address of a confidential place, no
hidden number. Filters are named `need:`, `language:`, `speaks:` (staff, not an interpreter), `cost:`,
`way:`, `audience:`, `area:` and `not-asked:`, followed by a slug, a code or the name of a field.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Prefetch

from resources.models import Area, Need, Phone, Service, ServiceAtLocation
from resources.querysets import SPOKEN_ALIKE, WIDER
from search import index as search_index
from search import sources
from search.documents import Document
from search.synonyms import Concept

WAYS = ("in_person", "phone", "online", "text", "delivered")
REST = (
    "description", "how_to_get", "documents", "eligibility", "cost_note", "area_note", "hours_note",
    "asks_immigration_status_note", "asks_note", "records_note",
)  # fmt: skip

_collected: ContextVar[tuple[set[int], set[int]] | None] = ContextVar("collected", default=None)


class Services:
    """The published services, as search.sources asks for them."""

    def count(self) -> int:
        return Service.objects.released().count()

    def ids_after(self, last: int, most: int) -> Sequence[int]:
        rows = Service.objects.released().filter(pk__gt=last).order_by("pk")
        return list(rows.values_list("pk", flat=True)[:most])

    def documents(self, ids: Sequence[int]) -> list[Document]:
        """Nine queries however many they are."""
        shown_phones = Phone.objects.filter(hidden_since=None)
        places = ServiceAtLocation.objects.select_related("location").prefetch_related(
            Prefetch("phones", queryset=shown_phones, to_attr="shown_phones")
        )
        rows = Service.objects.released().filter(pk__in=ids).select_related("organization", "main_need__parent")
        rows = rows.prefetch_related(
            "translations", "audiences", "areas", "languages",
            Prefetch("needs", queryset=Need.objects.select_related("parent")),
            Prefetch("phones", queryset=shown_phones, to_attr="shown_phones"),
            Prefetch("at_locations", queryset=places),
        )  # fmt: skip
        narrower = _narrower_areas()
        return [document_of(service, narrower) for service in rows]

    def concepts(self) -> list[Concept]:
        return concepts_of(Need.objects.all())


def document_of(service: Service, narrower: dict[str, list[str]]) -> Document:
    """Return what search knows of a service from Services.documents()."""
    places = list(service.at_locations.all())
    numbers = [phone.number for phone in service.shown_phones]
    numbers += [phone.number for place in places for phone in place.shown_phones]
    texts = {"en": _texts(service, service.organization.name, places)}
    texts |= {row.language: _texts(row) for row in service.translations.all()}
    points = ()
    if service.shows_address:
        points = tuple(
            (float(place.location.latitude), float(place.location.longitude))
            for place in places
            if place.location.latitude is not None
        )
    needs = _slugs_of_needs(service)
    return Document(
        id=service.pk,
        texts=texts,
        concepts=tuple(needs),
        phones=tuple(dict.fromkeys(numbers)),
        filters=tuple(_filters(service, needs, narrower)),
        points=tuple(dict.fromkeys(points)),
        sinks=int(service.organization.federal),
    )


def concepts_of(needs: Iterable[Need]) -> list[Concept]:
    """Return needs with their names and the words residents use, by language: two queries."""
    concepts = []
    for need in needs.prefetch_related("translations"):
        phrases: dict[str, list[str]] = defaultdict(list)
        phrases["en"] = [need.name, *need.resident_words.splitlines()]
        for row in need.translations.all():
            phrases[row.language] += [row.name, *row.resident_words.splitlines()]
        concepts.append(Concept(need.slug, phrases))
    return concepts


def refresh(ids: Iterable[int]) -> None:
    """Make the index say what these services are now, in the caller's transaction.

    Bulk writes send no signal: whoever makes one calls this after it.
    """
    ids = {pk for pk in ids if pk is not None}
    if (collected := _collected.get()) is not None:
        collected[0].update(ids)
    elif ids:
        documents = Services().documents(sorted(ids))
        search_index.index(documents)
        search_index.delete(ids - {document.id for document in documents})


def refresh_needs(ids: Iterable[int]) -> None:
    """Make the index know what residents call these needs now."""
    ids = set(ids)
    if (collected := _collected.get()) is not None:
        collected[1].update(ids)
    elif ids:
        search_index.keep_concepts(concepts_of(Need.objects.filter(pk__in=ids)))


@contextmanager
def changes_collected() -> Iterator[None]:
    """Index what changes inside once, at the end: for imports and loaders, within their transaction."""
    if _collected.get() is not None:
        yield
        return
    token = _collected.set((set(), set()))
    try:
        yield
    finally:
        collected = _collected.get()
        _collected.reset(token)
    services, needs = collected
    refresh(services)
    refresh_needs(needs)


def _texts(row, organization: str = "", places: Sequence[ServiceAtLocation] = ()) -> dict[str, str]:
    rest = [getattr(row, name) for name in REST]
    where = []
    if organization and row.shows_address:
        where = [f"{place.location.name} {place.location.city}" for place in places]
        where += [area.name for area in row.areas.all() if area.reach == Area.Reach.NEIGHBORHOOD]
    return {
        "name": row.name,
        "organization": organization,
        "place": "\n".join(where),
        "summary": row.summary,
        "rest": "\n".join(filter(None, rest)),
    }


def _slugs_of_needs(service: Service) -> list[str]:
    """The main need first, then the others, then what they are under."""
    needs = [need for need in [service.main_need, *service.needs.all()] if need]
    parents = [need.parent.slug for need in needs if need.parent]
    return list(dict.fromkeys([*(need.slug for need in needs), *parents]))


def _filters(service: Service, needs: Sequence[str], narrower: dict[str, list[str]]) -> Iterator[str]:
    yield f"cost:{service.cost}"
    yield from (f"need:{slug}" for slug in needs)
    for language in service.languages.all():
        for code in SPOKEN_ALIKE.get(language.code, (language.code,)):
            yield f"language:{code}"
            if language.how == "staff":
                yield f"speaks:{code}"
    yield from (f"way:{way}" for way in WAYS if getattr(service, f"way_{way}"))
    yield from (f"audience:{audience.slug}" for audience in service.audiences.all())
    for area in service.areas.all():
        yield f"area:{area.slug}"
        yield from (f"area:{slug}" for slug in narrower.get(area.reach, ()))
    yield from (f"not-asked:{name}" for name in Service.ASKS if getattr(service, name) == "not_asked")


def _narrower_areas() -> dict[str, list[str]]:
    """Return {reach: the areas that it holds}: who serves the county serves each of its parts."""
    held = defaultdict(list)
    for slug, reach in Area.objects.values_list("slug", "reach"):
        for wider in WIDER.get(reach, ()):
            held[wider].append(slug)
    return held


def register() -> None:
    """Tell search where its listings come from."""
    sources.register(Services())
