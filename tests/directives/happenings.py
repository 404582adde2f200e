"""Events, requests and cases for tests: `make_event(request, "filed", "2025-07-11")` says what matters."""

from datetime import date
from itertools import count

from directives.models import Body, Directive, Event, LegalAction, RecordsRequest
from tests.making import make_body, make_source

_numbers = count(1)
SUBJECTS = {RecordsRequest: "request", LegalAction: "case", Directive: "directive", Body: "body"}


def make_event(subject, kind: str, on: str, **fields) -> Event:
    """An event of `subject`; its kind without the prefix, its day as text."""
    name = SUBJECTS[type(subject)]
    number = next(_numbers)
    values = {"slug": f"event-{number}", "title": f"Happening {number}", **fields}
    values.setdefault("source", None)
    values["source"] = values["source"] or make_source()
    return Event.objects.create(kind=f"{name}_{kind}", on=date.fromisoformat(on), **{name: subject}, **values)


def make_request(**fields) -> RecordsRequest:
    number = next(_numbers)
    values = {
        "slug": f"request-{number}",
        "title": f"Request {number}",
        "law": "foia",
        "asks_for": "Records.",
        **fields,
    }
    for name in ("requester", "agency"):
        if name not in values:
            values[name] = make_body()
    if "source" not in values:
        values["source"] = make_source()
    return RecordsRequest.objects.create(**values)


def make_case(**fields) -> LegalAction:
    number = next(_numbers)
    values = {
        "slug": f"case-{number}", "caption": f"Doe v. Roe {number}", "court": "A court", "city_role": "none",
        "about": "About something.", **fields,
    }  # fmt: skip
    if "source" not in values:
        values["source"] = make_source()
    return LegalAction.objects.create(**values)
