"""One service with everything its page says, read in a number of queries that no listing can raise."""

from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from publishing.models import TranslationState
from publishing.translations import needs_notice, shown_in
from resources import hours, opening
from resources.models import (
    Area,
    Asked,
    Audience,
    Hours,
    Location,
    Need,
    Phone,
    Service,
    ServiceAtLocation,
    Sighting,
)
from resources.querysets import shown_phones


def public_services(language: str) -> QuerySet[Service]:
    """Services that have a page: published ones, lapsed ones too, with all that the page prints."""
    phones = shown_phones(language).prefetch_related(
        "hours", Prefetch("sightings", queryset=Sighting.objects.order_by("id"))
    )
    locations = Location.objects.prefetch_related(
        Prefetch("area", queryset=Area.objects.prefetch_related(shown_in(language, Area)))
    )
    places = ServiceAtLocation.objects.prefetch_related(
        Prefetch("location", queryset=locations), Prefetch("phones", queryset=phones), "hours"
    )
    return (
        Service.objects.published()
        .with_check_state()
        .with_check_way()
        .select_related("organization")
        .with_words(language)
        .prefetch_related(
            Prefetch(
                "main_need", queryset=Need.objects.select_related("parent").prefetch_related(shown_in(language, Need))
            ),
            Prefetch("areas", queryset=Area.objects.prefetch_related(shown_in(language, Area))),
            Prefetch("audiences", queryset=Audience.objects.prefetch_related(shown_in(language, Audience))),
            Prefetch("phones", queryset=phones),
            Prefetch("at_locations", queryset=places),
            "hours",
            "languages",
            "checks",
        )
    )


def add_states(service: Service, at: datetime) -> None:
    """Set `state` on each line of the page, those of its places too."""
    service.has_hours = True
    closed = opening.closed_days([service], at)[service.organization_id]
    own = list(service.hours.all())
    service.state = hours.state(own, closed, at)
    for phone in service.phones.all():
        phone.state = hours.state(phone.hours.all() or own, closed, at)
    for place in service.at_locations.all():
        place.state = hours.state(place.hours.all() or own, closed, at)
        for phone in place.phones.all():
            phone.state = hours.state(phone.hours.all() or place.hours.all() or own, closed, at)


def lines(service: Service) -> list[Phone]:
    """Return every line of the page: the service's own, then those of its places."""
    return [*service.phones.all(), *(phone for place in service.at_locations.all() for phone in place.phones.all())]


def has_unreviewed_words(service: Service) -> bool:
    """Whether any text of the page was written by a machine, or before its English changed."""
    if needs_notice(service, get_language()):
        return True
    return any(
        phone.said_state is not None
        and (phone.said_state != TranslationState.REVIEWED or phone.said_digest != phone.source_digest())
        for phone in lines(service)
    )


def answers(service: Service) -> dict[str, list[str]]:
    """Return {answer: names of the questions that have it}, in the order of the form."""
    found: dict[str, list[str]] = {}
    for name in Service.ASKS:
        found.setdefault(getattr(service, name) or Asked.UNKNOWN, []).append(name)
    return found


def opening_rows(rows: list[Hours]) -> tuple[list[Hours], list[Hours]]:
    """Return (rows that a person confirmed, the others)."""
    confirmed = [row for row in rows if row.confidence == Hours.Confidence.CONFIRMED]
    return confirmed, [row for row in rows if row not in confirmed]
