"""An instrument laid out for its page: parts with their points, and every source the page rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from directives.duties import Count, Duty, tally_of_duties
from directives.models import Directive, Provision, Relation, Source


@dataclass(frozen=True)
class Point:
    provision: Provision
    duties: list[Duty] = field(default_factory=list)

    @property
    def only(self) -> Duty | None:
        """The one duty, when the point lays down one."""
        return self.duties[0] if len(self.duties) == 1 else None

    @property
    def tally(self) -> list[Count]:
        """Its duties, counted by result."""
        return tally_of_duties(self.duties)


@dataclass(frozen=True)
class Part:
    """A part of the announcement with its points; `provision` is None where points stand alone."""

    provision: Provision | None
    points: list[Point]


def outline(provisions: list[Provision], owed: list[Duty]) -> list[Part]:
    """Return the parts in their order. Points without a part come together, where the first stands."""
    duties_of: dict[int, list[Duty]] = {}
    for duty in owed:
        duties_of.setdefault(duty.provision.pk, []).append(duty)
    by_part: dict[int | None, Part] = {}
    for provision in provisions:
        if provision.is_part:
            by_part[provision.pk] = Part(provision, [])
            continue
        parent = provision.parent_id if provision.parent_id in by_part else None
        part = by_part.setdefault(parent, Part(None, []))
        part.points.append(Point(provision, duties_of.get(provision.pk, [])))
    return list(by_part.values())


def most_helpful(provisions: list[Provision]) -> Provision | None:
    """The point with the most services for residents; None when no point has one."""
    best = max(provisions, key=lambda provision: provision.service_count, default=None)
    return best if best and best.service_count else None


def sources_of(
    directive: Directive,
    more_sources: Iterable[Source],
    provisions: Iterable[Provision],
    owed: Iterable[Duty],
    relations: Iterable[Relation],
) -> list[Source]:
    """Every document that the page rests on, once, the instrument's own first."""
    found = [directive.source, *more_sources]
    for provision in provisions:
        found += [provision.source, provision.enforceability_source]
    for duty in owed:
        found.append(duty.obligation.source)
        found += [finding.source for part in duty.parts for finding in part.evidence.findings]
    found += [relation.source for relation in relations]
    return list({source.pk: source for source in found if source}.values())
