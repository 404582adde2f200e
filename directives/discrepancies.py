"""Questions on which sources differ, with what each source says."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from directives.joined_words import read_with_words
from directives.models import Claim, Directive, Discrepancy, Provision, Statistic


@dataclass(frozen=True)
class Disagreement:
    discrepancy: Discrepancy
    claims: list[Claim]


def disagreements(claims: QuerySet[Claim], language: str) -> list[Disagreement]:
    """Group claims by their question, in its order; one query. One claim alone is no disagreement."""
    rows = claims.select_related("source", "discrepancy__provision__directive", "discrepancy__directive").order_by(
        "discrepancy__position", "discrepancy_id", "position", "id"
    )
    grouped: dict[int, Disagreement] = {}
    paths = ("discrepancy", "discrepancy__directive", "discrepancy__provision__directive")
    for claim in read_with_words(rows, language, *paths):
        group = grouped.setdefault(claim.discrepancy_id, Disagreement(claim.discrepancy, []))
        group.claims.append(claim)
    return [group for group in grouped.values() if len(group.claims) > 1]


def words_in(found: list[Disagreement]) -> list[Discrepancy]:
    return [group.discrepancy for group in found]


def about_directive(directive: Directive) -> QuerySet[Claim]:
    """Claims on the instrument as a whole or on any of its points.

    Slips of the article that started this site stand on the list of all questions: here they would
    crowd out what its sources truly differ on.
    """
    about = Q(discrepancy__directive=directive) | Q(discrepancy__provision__directive=directive)
    return Claim.objects.filter(about, discrepancy__from_first_article=False)


def about_point(provision: Provision) -> QuerySet[Claim]:
    return Claim.objects.filter(discrepancy__provision=provision)


def about_figures() -> QuerySet[Claim]:
    """Claims on questions about no order in particular, of which one gives a number from the source of a figure.

    A claim with a place in its source ("as retold in …") repeats what somebody else says.
    """
    sources = Statistic.objects.values("source")
    giving = Claim.objects.filter(source__in=sources, says__regex=r"[0-9]", locator="")
    questions = Discrepancy.objects.filter(directive=None, provision=None, claims__in=giving)
    return Claim.objects.filter(discrepancy__in=questions)


def about_published() -> QuerySet[Claim]:
    """Claims on published instruments, and on none in particular."""
    return Claim.objects.filter(discrepancy__in=Discrepancy.objects.of_published())
