"""What public sources show about one duty of one body. Worked out when read; never stored.

The words belong to the templates: templates/components/evidence_words.html.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from directives.models import Finding, Verdict

OLD_AFTER = timedelta(days=90)


class Result(StrEnum):
    """In the order in which the rules are asked, and in which counts are listed."""

    NO_LONGER_REQUIRED = "no_longer_required"
    SOURCES_DISAGREE = "sources_disagree"
    SHOWN = "shown"
    CITY_SAYS_DONE = "city_says_done"
    PARTLY_SHOWN = "partly_shown"
    NO_PUBLIC_EVIDENCE = "no_public_evidence"
    NOT_CHECKED = "not_checked"
    MIXED = "mixed"  # never of one body: its departments differ


@dataclass(frozen=True)
class Evidence:
    """`as_of` is the newest look at the record; for a duty that ended, the day it ended (if known)."""

    result: Result
    as_of: date | None = None
    old: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def finding(self) -> Finding | None:
        """The newest finding that decides the result."""
        deciding = DECIDED_BY.get(self.result)
        return next((f for f in self.findings if f.verdict == deciding), None)

    @property
    def happened_on(self) -> date | None:
        """The newest day on which the act itself is shown to have happened."""
        days = [f.happened_on for f in self.findings if f.verdict == Verdict.SHOWN and f.happened_on]
        return max(days, default=None) if self.result == Result.SHOWN else None

    @property
    def last_on(self) -> date | None:
        """For a duty that goes on: the newest day it is shown for, else the day it was seen."""
        return self.happened_on or self.as_of


DECIDED_BY = {
    Result.SOURCES_DISAGREE: Verdict.CONTRADICTED,
    Result.SHOWN: Verdict.SHOWN,
    Result.CITY_SAYS_DONE: Verdict.REPORTED,
    Result.PARTLY_SHOWN: Verdict.PARTIAL,
    Result.NO_PUBLIC_EVIDENCE: Verdict.NOTHING_FOUND,
}


def result_of(verdicts: set[str]) -> Result:
    """The rules in their order.

    "The department says" holds only while nothing public shows even a part of it; looking and
    finding nothing takes nothing away from what others show or say.
    """
    if Verdict.CONTRADICTED in verdicts:
        return Result.SOURCES_DISAGREE
    if Verdict.SHOWN in verdicts:
        return Result.SHOWN
    if Verdict.REPORTED in verdicts and Verdict.PARTIAL not in verdicts:
        return Result.CITY_SAYS_DONE
    if Verdict.PARTIAL in verdicts:
        return Result.PARTLY_SHOWN
    return Result.NO_PUBLIC_EVIDENCE if verdicts else Result.NOT_CHECKED


def evidence(
    findings: Iterable[Finding], *, today: date, ended: bool = False, ended_on: date | None = None
) -> Evidence:
    """Judge one body's duty by the findings that stood on `today`; `ended` when its point is no longer in force."""
    known = (f for f in findings if f.checked_on <= today and (f.retracted_on is None or f.retracted_on > today))
    standing = sorted(known, key=lambda f: (f.checked_on, f.pk or 0), reverse=True)
    if ended:
        return Evidence(Result.NO_LONGER_REQUIRED, ended_on, findings=tuple(standing))
    if not standing:
        return Evidence(Result.NOT_CHECKED)
    newest = standing[0].checked_on
    result = result_of({f.verdict for f in standing})
    return Evidence(result, newest, newest < today - OLD_AFTER, tuple(standing))
