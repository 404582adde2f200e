"""Whether an instrument is in force on a day. Worked out from its relations; never stored.

A court order does not change this: what a court has blocked is said by LegalAction.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from directives.models import Directive, Provision, Relation, RelationKind

ENDING = (RelationKind.RESCINDS, RelationKind.REPLACES)


class ForceState(StrEnum):
    IN_FORCE = "in_force"
    PARTIALLY_IN_FORCE = "partially_in_force"
    NOT_IN_FORCE = "not_in_force"


@dataclass(frozen=True)
class Ending:
    """What ended an instrument or one point of it, and since when (None: the day is not known)."""

    relation: Relation
    since: date | None


@dataclass(frozen=True)
class Force:
    """`reviewed_on` is the day somebody last looked for a change; None: nobody has."""

    state: ForceState
    reviewed_on: date | None
    ending: Ending | None = None
    ended_points: dict[int, Ending] = field(default_factory=dict)

    def ending_of(self, provision: Provision) -> Ending | None:
        """What ended this point: the end of the whole, of the point, or of the part that holds it."""
        return self.ending or self.ended_points.get(provision.pk) or self.ended_points.get(provision.parent_id)


def starts_on(relation: Relation) -> date | None:
    acting = relation.from_directive
    return relation.effective_on or acting.effective_on or acting.signed_on


def force(directive: Directive, relations: Iterable[Relation], on: date) -> Force:
    """Judge by the relations given; those that act on other instruments are passed over.

    An ending without any date counts: somebody recorded that it ended, only the day is unknown.
    """
    endings = [
        Ending(relation, starts_on(relation))
        for relation in relations
        if relation.to_directive_id == directive.pk and relation.kind in ENDING
    ]
    begun = sorted((e for e in endings if e.since is None or e.since <= on), key=lambda e: e.since or date.min)
    points: dict[int, Ending] = {}
    for ending in begun:
        target = ending.relation.target_provision_id
        if target is None:
            return Force(ForceState.NOT_IN_FORCE, directive.reviewed_on, ending)
        points.setdefault(target, ending)
    state = ForceState.PARTIALLY_IN_FORCE if points else ForceState.IN_FORCE
    return Force(state, directive.reviewed_on, ended_points=points)
