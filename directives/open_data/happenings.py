"""What happened, and what we corrected."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directives.corrections import Change, correction_id, corrections
from directives.event_pages import event_path
from directives.models import Event, EventKind
from directives.models.source import Precision

from .fields import Absolute, DataList, Field, Row, known
from .sourcing import LOCATOR, SOURCE, sourcing
from .words import name_of


def event_rows(absolute: Absolute, today: date) -> list[Row]:
    events = Event.objects.of_published().select_related("source", "directive", "request", "case", "body")
    rows = events.prefetch_related("more_sources").order_by("on", "id")
    return [event_row(event, absolute) for event in rows]


def subject_of(event: Event) -> tuple[str, str, str]:
    """(kind, id, name) of the one thing that the event is about."""
    if event.directive:
        return "directive", event.directive.slug, name_of(event.directive)
    if event.request:
        return "request", event.request.slug, event.request.title
    if event.case:
        return "case", event.case.slug, event.case.caption
    return "body", event.body.slug, event.body.name


def event_row(event: Event, absolute: Absolute) -> Row:
    kind, subject, name = subject_of(event)
    return {
        "id": event.slug,
        "url": absolute(event_path(event)),
        "kind": event.kind,
        "kind_words": str(event.get_kind_display()),
        "on": known(event.on, event.precision),
        "precision": event.precision,
        "computed": event.computed,
        "title": event.title,
        "text": event.text,
        "note": event.note,
        "subject_kind": kind,
        "subject": subject,
        "subject_name": name,
        "days": event.days,
        "retracted_on": known(event.retracted_on),
        "retraction_reason": event.retraction_reason,
        "more_sources": [source.slug for source in event.more_sources.all()],
        **sourcing(event.source, event.locator, absolute, locator=True),
    }


EVENTS = DataList(
    "events",
    _("What happened"),
    _("One row for each happening: signings, deadlines, requests for records, court orders, meetings, votes."),
    (
        Field("id", _("Stable id."), "code", "schema:identifier", always=True),
        Field("url", _("The page of what it is about."), "link", always=True),
        Field("kind", _("What kind of happening."), "code", choices=tuple(EventKind.values), always=True),
        Field("kind_words", _("The same, in words."), always=True),
        Field("on", _("When, to the precision known."), "day", "schema:startDate", always=True),
        Field("precision", _("What is known of the date."), "code", choices=tuple(Precision.values), always=True),
        Field("computed", _("Whether the date is our computation."), "yes_no", always=True),
        Field("title", _("What happened, in one line."), standard="schema:name", always=True),
        Field("text", _("More about it."), standard="schema:description"),
        Field("note", _("What readers should know of its date or its sources.")),
        Field(
            "subject_kind", _("What it is about: an order, a request, a case or a body."), "code",
            choices=("directive", "request", "case", "body"), always=True,
        ),
        Field("subject", _("Id of that."), "code", always=True),
        Field("subject_name", _("Name of that."), standard="schema:about", always=True),
        Field("days", _("Days of an extension or a fee."), "number"),
        Field("retracted_on", _("When we took it back."), "date"),
        Field("retraction_reason", _("Why.")),
        Field("more_sources", _("Ids of further documents."), "codes"),
        *SOURCE,
        LOCATOR,
    ),
    event_rows,
)  # fmt: skip


def correction_rows(absolute: Absolute, today: date) -> list[Row]:
    return [correction_row(change, absolute) for change in corrections()]


def correction_row(change: Change, absolute: Absolute) -> Row:
    return {
        "id": f"correction-{correction_id(change)}",
        "url": absolute(change.path),
        "made_on": known(change.on),
        "field": change.field,
        "was": str(change.was),
        "now": str(change.now),
        "retraction": change.retracted,
        "reason": change.reason,
    }


CORRECTIONS = DataList(
    "corrections",
    _("What we corrected"),
    _(
        "One row for each published statement of ours that we changed or took back: what it was, what it is now, and why."
    ),
    (
        Field("id", _("Stable id."), "code", "schema:identifier", always=True),
        Field("url", _("The page that was corrected."), "link", always=True),
        Field("made_on", _("When."), "date", "schema:dateModified", always=True),
        Field("field", _("Which of our fields, if we keep it as one."), "code"),
        Field("was", _("What the page said.")),
        Field("now", _("What it says now; empty when we took it back.")),
        Field("retraction", _("Whether we took back what we had found."), "yes_no", always=True),
        Field("reason", _("Why.")),
    ),
    correction_rows,
)
