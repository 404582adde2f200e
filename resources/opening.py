"""Adds to listings and lines whether they are open now: two queries for a whole list, none without hours."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q

from resources import hours
from resources.models import Closure, Hours, Service
from resources.models.organization import OrganizationKind


def add_states(services: Iterable[Service], at: datetime) -> None:
    """Set `state` on each service from with_card_details() and on each of its phones.

    A line without hours of its own answers when the service does.
    """
    services = list(services)
    timed = [service for service in services if service.has_hours]
    rows = Hours.objects.filter(Q(service__in=timed) | Q(phone__service__in=timed)) if timed else []
    of_service: dict[int, list[Hours]] = {}
    of_phone: dict[int, list[Hours]] = {}
    for row in rows:
        owner, key = (of_phone, row.phone_id) if row.phone_id else (of_service, row.service_id)
        owner.setdefault(key, []).append(row)
    closed = closed_days(timed, at)
    for service in services:
        own = of_service.get(service.pk, [])
        days = closed.get(service.organization_id, set())
        service.state = hours.state(own, days, at)
        for phone in service.phones.all():
            phone.state = hours.state(of_phone.get(phone.pk) or own, days, at)


def closed_days(services: list[Service], at: datetime) -> dict[int, set[date]]:
    """Return {organization: days on which it is closed}. A City holiday closes the City's own offices only."""
    if not services:
        return {}
    organizations = {service.organization_id: service.organization for service in services}
    near = Closure.objects.filter(on__gte=at.date() - timedelta(days=1), on__lte=at.date() + hours.LOOK_AHEAD)
    closures = list(near.filter(Q(organization=None) | Q(organization__in=organizations)))
    return {
        key: {
            closure.on
            for closure in closures
            if closure.organization_id == key
            or (closure.organization_id is None and organization.kind == OrganizationKind.CITY)
        }
        for key, organization in organizations.items()
    }
