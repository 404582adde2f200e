"""Departments by duties: what each department owes of the duties that many owe.

Departments of which the same is known share a row, so that those that differ can be seen.
"""

from dataclasses import dataclass

from directives.duties import Count, Duty, Part, tally
from directives.models import Body

MANY = 2


@dataclass(frozen=True)
class Row:
    bodies: list[Body]
    cells: list[tuple[Duty, Part | None]]


@dataclass(frozen=True)
class Matrix:
    duties: list[Duty]
    rows: list[Row]

    @property
    def body_count(self) -> int:
        return sum(len(row.bodies) for row in self.rows)

    @property
    def tally(self) -> list[Count]:
        """Each department's part of each duty, counted by result."""
        return tally(part.evidence for duty in self.duties for part in duty.parts)

    @property
    def size(self) -> int:
        return sum(len(duty.parts) for duty in self.duties)


def matrix(owed: list[Duty]) -> Matrix | None:
    """Lay out the duties that two bodies or more owe; None when there is none."""
    shared = [duty for duty in owed if len(duty.parts) >= MANY]
    if not shared:
        return None
    parts = {(part.body.pk, duty.obligation.pk): part for duty in shared for part in duty.parts}
    bodies = {part.body.pk: part.body for duty in shared for part in duty.parts}
    rows: dict[tuple, Row] = {}
    for body in sorted(bodies.values(), key=lambda body: body.name):
        cells = [(duty, parts.get((body.pk, duty.obligation.pk))) for duty in shared]
        alike = tuple(part and (part.evidence.result, part.evidence.as_of) for _, part in cells)
        rows.setdefault(alike, Row([], cells)).bodies.append(body)
    return Matrix(shared, sorted(rows.values(), key=lambda row: len(row.bodies)))
