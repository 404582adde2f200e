"""Everyday questions on the City's orders: which links to tap from /directives/, the words that answer, and the
change of data after which those words must be gone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from directives.models import (
    Assignment,
    Body,
    Claim,
    Directive,
    Discrepancy,
    Event,
    LegalAction,
    Obligation,
    Provision,
    ProvisionService,
    Quotation,
    RecordsRequest,
    Relation,
    Source,
    Statistic,
)
from tests.directives.happenings import make_event
from tests.making import make_finding

START = "/en/directives/"
ED_12, ED_17 = "Executive Directive 12", "Executive Directive 17"
COURT = "In court: what is in effect"
FIGURES = "Figures, with their limits"
RECORDS = "Requests for records about the raids"
SAID = "What people said, word for word"


@dataclass(frozen=True)
class Question:
    """`taps` are words of links on the pages, one after the other."""

    asker: str
    words: str
    taps: tuple[str, ...]
    answer: str
    change: Callable[[], object]

    def __str__(self) -> str:
        return self.words


def rewrite(model, fields: dict, **which) -> None:
    """Change rows whatever the rules of their model: a test asks what the page reads, not who may write it."""
    assert QuerySet(model).filter(**which).update(**fields), which


def point(directive: str, eid: str, **fields) -> Callable[[], None]:
    return lambda: rewrite(Provision, fields, directive__slug=directive, eid=eid)


def order(slug: str, **fields) -> Callable[[], None]:
    return lambda: rewrite(Directive, fields, slug=slug)


def of(model, slug: str, **fields) -> Callable[[], None]:
    return lambda: rewrite(model, fields, slug=slug)


def found_for(obligation: str) -> None:
    """Something public turns up for one body."""
    owed = Assignment.objects.filter(obligation__slug=obligation).first()
    make_finding(owed, "shown", source=Source.objects.first())


def a_liaison() -> None:
    fields = {
        "liaison_contact": "Front desk",
        "liaison_as_of": date(2026, 7, 1),
        "liaison_source": Source.objects.first(),
    }
    rewrite(Body, fields, slug="lapd")


def receipt() -> None:
    request = RecordsRequest.objects.get(events__slug="ice-request-announced")
    make_event(request, "received", "2025-07-14", source=request.source)


def a_meeting() -> None:
    group = Body.objects.create(slug="the-group", name="The group", kind="working_group")
    make_event(group, "meeting", "2026-01-05", source=Source.objects.first())


def rescinded() -> None:
    newer, older = (Directive.objects.get(slug=slug) for slug in ("bass-ed-17", "bass-ed-12"))
    Relation.objects.create(
        from_directive=newer, to_directive=older, kind="rescinds", effective_on=date(2026, 3, 1), source=newer.source
    )


OTHER = "Something else."
QUESTIONS = [
    # A resident
    Question("resident", "Does my child's park have to lock its gates?", (ED_17, "Lock gates and doors"),
             "City departments must lock gates and doors where that is possible.", point("bass-ed-17", "point_4", summary=OTHER)),
    Question("resident", "Does a court still hold back the street stops?", (COURT,),
             "One order is stayed since Sept. 8, 2025. As of June 22, 2026 it was not in effect.",
             of(Event, "supreme-court-stay", retracted_on=date(2026, 1, 1), retraction_reason="A slip.")),
    Question("resident", "What help came with the order?", (ED_12, "Services for families, in several languages"),
             "Run by the City New Americans Centers at the public library",
             lambda: ProvisionService.objects.filter(service__name__startswith="New Americans").delete()),
    Question("resident", "Will the police call an ambulance when agents hurt somebody?", (ED_17,),
             "LAPD officers at a scene must call emergency workers when someone is hurt.",
             point("bass-ed-17", "point_7", summary=OTHER)),
    Question("resident", "Will the police take my report about an agent?", (ED_17, "Take reports about agents"),
             "LAPD officers must take reports from the public about what agents may have done wrong.",
             point("bass-ed-17", "point_8", summary=OTHER)),
    Question("resident", "May City staff help immigration agents?", ("Ordinance 188441",),
             "City staff and City resources may not be used for federal immigration enforcement.",
             order("ordinance-188441", meaning=OTHER)),
    Question("resident", "Is it a police matter that I have no papers?", ("Special Order 40",),
             "being undocumented is not, in itself, a matter for police action.", order("special-order-40", meaning=OTHER)),
    Question("resident", "Whom can I call at the LAPD about this?", ("By department", "Los Angeles Police Department"),
             "No public contact found as of June 22, 2026",
             a_liaison),
    Question("resident", "What happened in MacArthur Park?", ("Timeline: what happened and what is due",),
             "July 7, 2025 Federal operation in MacArthur Park with about 90 Guard members; no arrests reported",
             of(Event, "macarthur-park", title=OTHER)),
    # A reporter
    Question("reporter", "Did LAPD report in April?", (ED_17, "A report every month"),
             "First seen on March 3, 2026. We found no reports for later months.", of(Obligation, "o17-6", note="")),
    Question("reporter", "May the next mayor end it?", ("Effect of executive directives under the City Charter",),
             "bind departments until the mayor revises or rescinds them.", order("charter-rule", summary=OTHER)),
    Question("reporter", "Who signed it, and when?", (ED_12,),
             "Mayor Karen Bass · Supporting immigrant communities", order("bass-ed-12", signatory="Mayor Eric Garcetti")),
    Question("reporter", "Is it still in force?", (ED_12,),
             "In force. We found no rescission or replacement as of June 22, 2026.", rescinded),
    Question("reporter", "Is any department's plan public?", (ED_12, "A plan and training in every department"),
             "No public evidence found as of June 22, 2026 (44 departments)", lambda: found_for("o12-1")),
    Question("reporter", "Was the request to ICE ever sent?", (RECORDS, "The Mayor's Office asks ICE for records on the raids"),
             "No clock: we found an announcement, no public record of filing.", receipt),
    Question("reporter", "Has the working group met?", (ED_12, "The working group with the police"),
             "No public record of a meeting found as of June 22, 2026.", a_meeting),
    Question("reporter", "Were 55,000 people taken in six months?", (FIGURES,),
             "About 55,000 to 58,000 is the number of people held at one time.",
             lambda: rewrite(Discrepancy, {"our_reading": ""}, our_reading__startswith="About 55,000")),
    Question("reporter", "How many calls did the LAPD count?", (FIGURES,),
             "8 in January, 0 in February calls", of(Statistic, "s14", value="9 in January")),
    Question("reporter", "What did the Mayor say when she signed?", (SAID,),
             "“We are a proud city of immigrants” Karen Bass, Mayor, July 11, 2025", of(Quotation, "proud-city", text=OTHER)),
    Question("reporter", "Where do sources disagree on the liaisons?", ("Where sources disagree",),
             "Departments are to add liaisons. Source: ABC7 Los Angeles",
             lambda: rewrite(Claim, {"says": OTHER}, says="Departments are to add liaisons.")),
    # Somebody on the City's staff
    Question("staff", "By when is the list of property due?", (ED_17,),
             "due Feb. 25, 2026 (15 days after signing)", of(Obligation, "o17-1", due_n=20)),
    Question("staff", "Must we tell the Mayor's Office when agents come?", (ED_12, "Report federal activity on City property"),
             "must tell the Mayor's Office when federal immigration enforcement happens on City property.",
             point("bass-ed-12", "point_3", summary=OTHER)),
    Question("staff", "Is that an order to the police board, or a call?", (ED_17, "Police board to act on the mask and ID laws"),
             "This calls on an independent board. It does not bind the board.", point("bass-ed-17", "point_10", modality="orders")),
    Question("staff", "Can the mask law be enforced now?", (COURT, "Federal case over SB 627 and SB 805"),
             "SB 627 has been blocked for federal officers since February 9, 2026",
             of(LegalAction, "california-mask-and-id-laws", current_effect=OTHER)),
    Question("staff", "What does the Zoo owe?", ("By department", "Los Angeles Zoo (Department of the Zoo)"),
             "Lock gates and doors where possible Executive Directive 17, point 4", of(Obligation, "o17-3", action=OTHER)),
]  # fmt: skip
