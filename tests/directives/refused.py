"""Every rule of the policy tables, with a row that breaks it: the sentence for staff, and the form that shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from directives.models import (
    Assignment,
    Body,
    Directive,
    Event,
    Finding,
    LegalAction,
    Member,
    Obligation,
    Provision,
    ProvisionService,
    Relation,
    Source,
)
from tests.directives.happenings import make_case, make_request
from tests.making import (
    make_assignment,
    make_body,
    make_directive,
    make_provision,
    make_provision_service,
    make_service,
    make_source,
)

DAY = date(2026, 1, 5)
DIGEST = "a" * 64
PICTURE = "sources/a.pdf"


@dataclass(frozen=True)
class Rule:
    """`fields` makes the values of a row that breaks the rule; in the form, rows stand for themselves.

    `through` names the page whose inline lines hold the row, where it has no form of its own.
    """

    name: str
    model: type[Model]
    fields: Callable[[], dict[str, Any]]
    sentence: str
    only_database: bool = False

    def __str__(self) -> str:
        return self.name


def source(**fields) -> dict:
    return {
        "slug": "s", "kind": "news", "title": "A report", "publisher": "A paper", "url": "https://example.org/a", **fields
    }  # fmt: skip


def finding(**fields) -> dict:
    return {"assignment": make_assignment(), "checked_on": DAY, **fields}


def obligation(**fields) -> dict:
    return {"provision": make_provision(), "slug": "d", "action": "Deliver a plan", "due_kind": "unstated", **fields}


def provision(directive=None, **fields) -> dict:
    directive = directive or make_directive()
    return {
        "directive": directive, "source": directive.source, "eid": "point_9", "position": 9, "heading": "A point",
        **fields,
    }  # fmt: skip


def event(kind: str, **fields) -> dict:
    return {
        "slug": "e",
        "kind": kind,
        "on": DAY,
        "precision": "day",
        "title": "It happened",
        "source": make_source(),
        **fields,
    }


def directive_like(other: Directive) -> dict:
    names = ("kind", "signatory", "number", "revision")
    return {"slug": "another", "title": "Another", "position": 0, "signed_precision": "day",
            **{name: getattr(other, name) for name in names}}  # fmt: skip


def link(**fields) -> dict:
    return {
        "provision": make_provision(),
        "service": make_service(),
        "how": "It helps.",
        "basis": "same_need",
        "position": 0,
        **fields,
    }


def to_itself() -> dict:
    order = make_directive()
    return {"from_directive": order, "to_directive": order, "kind": "amends", "source": order.source}


def twice(make: Callable[[], Model], *names: str, **more) -> Callable[[], dict]:
    """The values of a row that is there already."""

    def values() -> dict:
        row = make()
        return {name: getattr(row, name) for name in names} | {
            name: value() if callable(value) else value for name, value in more.items()
        }

    return values


def same_eid() -> dict:
    point = make_provision()
    return provision(point.directive, eid=point.eid)


def same_position() -> dict:
    point = make_provision()
    return provision(point.directive, position=point.position)


def same_link() -> dict:
    there = make_provision_service()
    return link(provision=there.provision, service=there.service)


def group_in_itself() -> dict:
    group = make_body(kind="working_group")
    return {"group": group, "body": group, "source": make_source()}


def left_before_joining() -> dict:
    group = make_body(kind="working_group")
    return {"group": group, "body": make_body(), "source": make_source(), "since": DAY, "until": date(2026, 1, 4)}


DUE = "the other kinds take neither"
SUBJECT = "name that directive, request, case or body, and no other"
BASIS = "every other finding has a source"
RULES = [
    Rule("a source without a place", Source, lambda: source(url=""), "Give the address of the document"),
    Rule("a digest without a file", Source, lambda: source(sha256=DIGEST), "A file has its SHA-256 beside it"),
    Rule("a file without a digest", Source, lambda: source(file=PICTURE), "A file has its SHA-256", only_database=True),
    Rule("a document twice by address", Source, lambda: source(url=make_source().url), "This address is here already"),
    Rule(
        "a document twice by digest", Source,
        lambda: source(file=PICTURE, sha256=make_source(file="sources/b.pdf", sha256=DIGEST).sha256),
        "This file is here already",
    ),
    Rule("a number of one mayor twice", Directive, lambda: directive_like(make_directive()), "of this number and revision already"),
    Rule("an order that acts on itself", Relation, to_itself, "does not act on itself"),
    Rule("an id twice in one order", Provision, same_eid, "a point of this id already"),
    Rule("a position twice in one order", Provision, same_position, "a point at this position already"),
    Rule(
        "an obstacle without source and day", Provision, lambda: provision(enforceability_note="A court blocked it."),
        "needs its source and its day",
    ),
    Rule(
        "an obstacle without a day", Provision,
        lambda: provision(enforceability_note="A court blocked it.", enforceability_source=make_source()),
        "needs its source and its day",
    ),
    Rule("a City link without a source", ProvisionService, lambda: link(basis="named_by_city"), "Say where the City names it"),
    Rule("a City service without a source", ProvisionService, lambda: link(basis="run_by_city"), "Say where the City names it"),
    Rule("a service linked twice", ProvisionService, same_link, "linked to this point already"),
    Rule("a due date without its date", Obligation, lambda: obligation(due_kind="date"), DUE),
    Rule("days without their number", Obligation, lambda: obligation(due_kind="days", due_anchor="signed"), DUE),
    Rule("zero days", Obligation, lambda: obligation(due_kind="days", due_n=0, due_anchor="signed"), DUE),
    Rule("days without what they count from", Obligation, lambda: obligation(due_kind="days", due_n=14), DUE),
    Rule("working days without their number", Obligation, lambda: obligation(due_kind="workdays", due_anchor="signed"), DUE),
    Rule("days with a date as well", Obligation, lambda: obligation(due_kind="days", due_n=14, due_anchor="signed", due_date=DAY), DUE),
    Rule("every month with a date", Obligation, lambda: obligation(due_kind="monthly", due_date=DAY), DUE),
    Rule("all the time with a number", Obligation, lambda: obligation(due_kind="continuing", due_n=3), DUE),
    Rule("no date given, and one given", Obligation, lambda: obligation(due_date=DAY), DUE),
    Rule(
        "a duty of one body twice", Assignment, twice(make_assignment, "obligation", "body"),
        "This body owes this duty already",
    ),
    Rule("nothing found, and nowhere looked", Finding, lambda: finding(verdict="nothing_found"), BASIS),
    Rule(
        "nothing found in a source", Finding,
        lambda: finding(verdict="nothing_found", where_looked="The website.", source=make_source()), BASIS,
    ),
    *(
        Rule(f"{verdict} without a source", Finding, lambda verdict=verdict: finding(verdict=verdict), BASIS)
        for verdict in ("partial", "reported", "shown", "contradicted")
    ),
    Rule("a request's event on an order", Event, lambda: event("request_filed", directive=make_directive()), SUBJECT),
    Rule("an order's event on a request", Event, lambda: event("directive_signed", request=make_request()), SUBJECT),
    Rule("a case's event on a body", Event, lambda: event("case_filed", body=make_body()), SUBJECT),
    Rule("a meeting of nobody", Event, lambda: event("body_meeting"), SUBJECT),
    Rule("an event of two", Event, lambda: event("case_filed", case=make_case(), body=make_body()), SUBJECT),
    Rule(
        "a liaison without source and day", Body, lambda: {"slug": "b", "name": "A bureau", "kind": "department", "liaison_contact": "Front desk"},
        "needs the source and the day it was seen",
    ),
    Rule(
        "an effect without a day", LegalAction,
        lambda: {
            "slug": "c", "caption": "A v. B", "court": "A court", "city_role": "none", "about": "It.",
            "current_effect": "The order holds.", "source": make_source(),
        },
        "needs the day on which it was so",
    ),
    Rule("a group in itself", Member, group_in_itself, "not a member of itself"),
    Rule("a member who left before joining", Member, left_before_joining, "The last day comes after the first"),
]  # fmt: skip
