"""The days that stand in the calendar: what happened or is to happen, when duties are due, when orders were signed."""

from datetime import date

from directives.calendar import CalendarDate
from directives.changes import last_changed, midnight
from directives.deadlines import DueDate, due
from directives.event_pages import event_path
from directives.joined_words import read_with_words
from directives.models import Directive, Event, EventKind, Obligation
from directives.open_data.fields import Absolute
from directives.open_data.words import plain
from directives.timeline import Kind, kind_of
from directives.topics import ALL, events_in
from publishing.translations import joined_in

SIGNINGS = (EventKind.DIRECTIVE_SIGNED, EventKind.DIRECTIVE_ADOPTED)


def calendar_dates(absolute: Absolute, language: str, topic: str = ALL) -> list[CalendarDate]:
    """Days in their order. What a duty and an event both say stands once, in the more exact words."""
    events = last_changed(Event.objects.of_published().standing().filter(kind__in=events_in(topic)))
    happened = list(events.with_page_details(language))
    with_orders = topic in (ALL, Kind.CITY)
    duties = due_dates(absolute, language) if with_orders else []
    days_due = {(directive, one.on) for directive, one in duties}
    signed = {(event.directive_id, event.on) for event in happened if event.kind in SIGNINGS}
    dates = [
        event_date(event, absolute)
        for event in happened
        if event.kind != EventKind.DIRECTIVE_DEADLINE or (event.directive_id, event.on) not in days_due
    ]
    dates += [one for _, one in duties]
    dates += signing_days(absolute, language, told=signed) if with_orders else []
    return sorted(dates, key=lambda one: (one.on, one.key))


def event_date(event: Event, absolute: Absolute) -> CalendarDate:
    return CalendarDate(
        key=f"event/{event.slug}",
        on=event.on,
        precision=event.precision,
        summary=plain("directives/_calendar_event.html", event=event),
        description=plain("directives/_calendar_event_more.html", event=event),
        url=absolute(event_path(event)),
        changed=event.changed_at or midnight(event.on),
        category=kind_of(event.kind),
    )


def due_dates(absolute: Absolute, language: str) -> list[tuple[int, CalendarDate]]:
    """(the order's key, the day) for each day on which a duty is due, whichever way it is counted."""
    rows = last_changed(Obligation.objects.of_published()).select_related("provision__directive")
    found = read_with_words(joined_in(rows, language), language, "provision", "provision__directive")
    return [
        (owed.provision.directive_id, due_date(owed, day, index, absolute))
        for owed in found
        for index, day in enumerate(due(owed, owed.provision.directive).dates)
    ]


def due_date(owed: Obligation, day: DueDate, index: int, absolute: Absolute) -> CalendarDate:
    return CalendarDate(
        key=f"duty/{owed.slug}/{day.anchor or 'date'}",
        on=day.on,
        summary=plain("directives/_calendar_due.html", owed=owed, another_way=index > 0),
        description=plain("components/due_date.html", date=day),
        url=absolute(f"{owed.provision.get_absolute_url()}#{owed.slug}"),
        changed=owed.changed_at or midnight(day.on),
        category=Kind.CITY,
    )


def signing_days(absolute: Absolute, language: str, *, told: set[tuple[int, date]]) -> list[CalendarDate]:
    """Signing days that no event tells of."""
    directives = last_changed(Directive.objects.published().exclude(signed_on=None)).with_joined_words(language)
    return [
        CalendarDate(
            key=f"signed/{directive.slug}",
            on=directive.signed_on,
            precision=directive.signed_precision,
            summary=plain("directives/_calendar_signed.html", directive=directive),
            description=directive.signed_basis,
            url=absolute(directive.get_absolute_url()),
            changed=directive.changed_at or midnight(directive.signed_on),
            category=Kind.CITY,
        )
        for directive in directives
        if (directive.pk, directive.signed_on) not in told
    ]
