"""Duties as pages show them: each with who owes it, what is shown of it, and by when.

A duty is the counting unit. One that every department owes is one duty; what is shown of it is
counted again by department, never mixed into one word.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from directives.deadlines import Distance, Due, due
from directives.evidence import Evidence, Result, evidence
from directives.force import Force, force
from directives.joined_words import read_with_words
from directives.models import Assignment, Body, Directive, Finding, Obligation, Provision, Relation, Verdict
from directives.querysets import ObligationQuerySet

SEEN = (Verdict.SHOWN, Verdict.PARTIAL, Verdict.CONTRADICTED)


@dataclass(frozen=True)
class Count:
    """So many with this result; `as_of` is the newest look among them, `old` when even that is old."""

    result: Result
    n: int
    as_of: date | None = None
    old: bool = False

    @property
    def last_on(self) -> date | None:
        return self.as_of


@dataclass(frozen=True)
class Part:
    """What one body owes of a duty. `done` compares the day it happened with the day it was due.

    `taken_back` are findings that no longer count; readers see them with the reason.
    """

    assignment: Assignment
    evidence: Evidence
    done: Distance | None = None
    taken_back: tuple[Finding, ...] = ()

    @property
    def body(self) -> Body:
        return self.assignment.body

    @property
    def said(self) -> list[Finding]:
        """What the body itself said."""
        return [f for f in self.evidence.findings if f.verdict == Verdict.REPORTED]

    @property
    def public(self) -> list[Finding]:
        """What others can see: the act, a part of it, or sources that disagree."""
        return [f for f in self.evidence.findings if f.verdict in SEEN]

    @property
    def searched(self) -> list[Finding]:
        """The looks that found nothing."""
        return [f for f in self.evidence.findings if f.verdict == Verdict.NOTHING_FOUND]


@dataclass(frozen=True)
class Duty:
    obligation: Obligation
    parts: tuple[Part, ...]
    due: Due
    today: date
    ended: bool = False
    ended_on: date | None = None

    @property
    def provision(self) -> Provision:
        return self.obligation.provision

    @property
    def directive(self) -> Directive:
        return self.obligation.provision.directive

    @property
    def only(self) -> Part | None:
        """The one part, when one body owes it."""
        return self.parts[0] if len(self.parts) == 1 else None

    @property
    def alike(self) -> bool:
        """Whether the same is shown of every body that owes it."""
        return self.result != Result.MIXED

    @property
    def result(self) -> Result:
        """The result that all its bodies share; `mixed` when they differ."""
        results = {part.evidence.result for part in self.parts}
        if len(results) > 1:
            return Result.MIXED
        if results:
            return results.pop()
        return Result.NO_LONGER_REQUIRED if self.ended else Result.NOT_CHECKED

    @property
    def tally(self) -> list[Count]:
        """Its bodies, counted by result."""
        return tally(part.evidence for part in self.parts)

    @property
    def groups(self) -> list[tuple[Count, list[Part]]]:
        """Its bodies by result, in the order of the results."""
        order = list(Result)
        parts = sorted(self.parts, key=lambda part: order.index(part.evidence.result))
        grouped = groupby(parts, key=lambda part: part.evidence.result)
        return [(tally(part.evidence for part in same)[0], same) for same in (list(rows) for _, rows in grouped)]

    @property
    def evidence(self) -> Evidence:
        """The evidence of a duty whose bodies all have the same result; the newest look among them."""
        if not self.parts:
            return Evidence(self.result, self.ended_on)
        return max((part.evidence for part in self.parts), key=lambda e: e.as_of or date.min)

    @property
    def distance(self) -> Distance | None:
        """Today, compared with the day it was due."""
        return Distance.between(self.due.on, self.today) if self.due.on else None


def tally(all_evidence: Iterable[Evidence]) -> list[Count]:
    """Counts by result, in the order of the results; never a share."""
    grouped: dict[Result, list[Evidence]] = {}
    for one in all_evidence:
        grouped.setdefault(one.result, []).append(one)
    counts = []
    for result in Result:
        if same := grouped.get(result):
            newest = max(same, key=lambda e: e.as_of or date.min)
            counts.append(Count(result, len(same), newest.as_of, newest.old))
    return counts


def tally_of_duties(duties: Iterable[Duty]) -> list[Count]:
    """Counts of duties by the result that their bodies share, or by `mixed`."""
    duties = list(duties)
    counts = Counter(duty.result for duty in duties)
    newest = {
        result: max((d.evidence for d in duties if d.result == result), key=lambda e: e.as_of or date.min)
        for result in counts
    }
    return [Count(r, counts[r], newest[r].as_of, newest[r].old) for r in Result if counts[r]]


def part_of(assignment: Assignment, due_of_it: Due, *, today: date, ended: bool, ended_on: date | None) -> Part:
    findings = assignment.findings.all()
    found = evidence(findings, today=today, ended=ended, ended_on=ended_on)
    taken_back = tuple(one for one in findings if not one.stands_on(today))
    done = None
    if due_of_it.on and not due_of_it.goes_on and found.happened_on:
        done = Distance.between(due_of_it.on, found.happened_on)
    return Part(assignment, found, done, taken_back)


def duties(
    obligations: ObligationQuerySet,
    *,
    language: str,
    today: date,
    body: Body | None = None,
    relations: Iterable[Relation] | None = None,
) -> list[Duty]:
    """Read duties with all that is known of them: four queries however many, three if relations are given."""
    if relations is None:
        relations = Relation.objects.between_published().select_related("from_directive")
    relations = list(relations)
    forces: dict[int, Force] = {}
    result = []
    rows = obligations.with_record(language, body=body)
    for obligation in read_with_words(rows, language, "provision", "provision__directive"):
        directive = obligation.provision.directive
        if directive.pk not in forces:
            forces[directive.pk] = force(directive, relations, today)
        ending = forces[directive.pk].ending_of(obligation.provision)
        ended, ended_on = ending is not None, ending.since if ending else None
        when = due(obligation, directive)
        parts = tuple(
            part_of(assignment, when, today=today, ended=ended, ended_on=ended_on)
            for assignment in obligation.assignments.all()
        )
        result.append(Duty(obligation, parts, when, today, ended, ended_on))
    return result


def soonest_first(rows: Iterable[Duty]) -> list[Duty]:
    """By the day they are due; those without a day after them, in their own order."""
    return sorted(rows, key=lambda duty: (duty.due.on is None, duty.due.on or date.max))


def worded(owed: Iterable[Duty]) -> list[Obligation | Provision | Finding]:
    """Every row whose words a page of these duties prints."""
    rows: list = []
    for duty in owed:
        rows += [duty.obligation, duty.provision]
        rows += [finding for part in duty.parts for finding in (*part.evidence.findings, *part.taken_back)]
    return rows
