"""Keeps the search index in step with every saved, deleted or related row, in the same transaction.

Withdrawal and publication are saves of the service. What begins or ends by the clock needs no hook:
a search asks which of the found services are listed now.
"""

from collections.abc import Callable, Iterable

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from resources.models import (
    Area,
    Location,
    Need,
    NeedTranslation,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    ServiceLanguage,
    ServiceTranslation,
)
from resources.search_documents import refresh, refresh_needs
from search import index as search_index

# Which services a row says something about.
ABOUT: dict[type[Model], Callable[[Model], Iterable[int | None]]] = {
    Service: lambda row: [row.pk],
    ServiceTranslation: lambda row: [row.service_id],
    ServiceLanguage: lambda row: [row.service_id],
    ServiceAtLocation: lambda row: [row.service_id],
    Phone: lambda row: [row.service_id, *_services(at_locations=row.service_at_location_id)],
    Location: lambda row: _services(at_locations__location=row.pk),
    Organization: lambda row: _services(organization=row.pk),
    Need: lambda row: [*_services(needs=row.pk), *_services(main_need=row.pk), *_services(needs__parent=row.pk)],
    Area: lambda row: _services(areas=row.pk),
}


def after_change(sender, instance, raw=False, created=False, **kwargs):
    if raw:
        return  # a fixture: rebuild_search follows it
    if sender in (Need, NeedTranslation):
        refresh_needs([instance.pk if sender is Need else instance.need_id])
    if sender in ABOUT and not (created and sender in (Need, Organization, Location, Area)):
        refresh(ABOUT[sender](instance))


def after_service_deleted(sender, instance, **kwargs):
    search_index.delete([instance.pk])


def after_need_deleted(sender, instance, **kwargs):
    search_index.forget_concepts([instance.slug])


def after_relation(sender, instance, action, reverse, pk_set, **kwargs):
    if action not in {"post_add", "post_remove", "post_clear"}:
        return
    if not reverse:
        refresh([instance.pk])
    elif pk_set:
        refresh(pk_set)
    else:
        refresh(Service.objects.released().values_list("pk", flat=True))


def _services(**conditions) -> Iterable[int]:
    if None in conditions.values():
        return []
    return Service.objects.released().filter(**conditions).values_list("pk", flat=True)


def connect() -> None:
    for model in {*ABOUT, NeedTranslation}:
        post_save.connect(after_change, sender=model, dispatch_uid=f"search-{model.__name__}")
    for model in (ServiceTranslation, ServiceLanguage, ServiceAtLocation, Phone, NeedTranslation):
        post_delete.connect(after_change, sender=model, dispatch_uid=f"search-gone-{model.__name__}")
    post_delete.connect(after_service_deleted, sender=Service, dispatch_uid="search-service-gone")
    post_delete.connect(after_need_deleted, sender=Need, dispatch_uid="search-need-gone")
    for name in ("needs", "audiences", "areas"):
        through = getattr(Service, name).through
        m2m_changed.connect(after_relation, sender=through, dispatch_uid=f"search-{name}")
