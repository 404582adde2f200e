"""What staff changed in published facts: was, now, why, when. Read from the history; nobody has to write it down.

The history of a row made from starter facts begins with the row itself: only what came after is a correction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from directives.event_pages import event_path
from directives.models import (
    Body,
    Correction,
    Directive,
    Discrepancy,
    Event,
    Finding,
    LegalAction,
    Obligation,
    Provision,
    Quotation,
    RecordsRequest,
    Relation,
    Statistic,
)
from publishing.models import Publishable, Status

# Addresses, order and the day of the last look are no facts about the policy.
NOT_FACTS = {
    "id", "slug", "eid", "position", "status", "publish_at", "expire_at", "reviewed_on", "locator",
    # What was taken back is told whole, by `retractions`.
    "retracted_on", "retraction_reason", "retracted_by",
}  # fmt: skip
# What a row belongs to, to tell whether residents can see it and to lead to its page.
WITH: dict[Any, tuple[str, ...]] = {
    Provision: ("directive",),
    Obligation: ("provision__directive",),
    Quotation: ("directive",),
    Event: ("directive",),
    Discrepancy: ("directive", "provision__directive"),
    Relation: ("from_directive", "to_directive"),
    RecordsRequest: ("provision__directive",),
}
MODELS = (
    Directive, Relation, Provision, Obligation, Event, RecordsRequest, LegalAction, Statistic, Quotation, Discrepancy,
    Body,
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One fact of one row, changed once. `row` is None for a correction that staff wrote themselves."""

    on: date
    path: str
    was: object
    now: object
    reason: str
    row: Any = None
    field: str = ""
    retracted: bool = False

    @property
    def label(self) -> str:
        """Which fact of the row it is."""
        return str(self.row._meta.get_field(self.field).verbose_name) if self.row and self.field else ""


def correction_id(change: Change) -> str:
    """Names one correction for good: it has no row of its own."""
    what = change.row._meta.label_lower if change.row else ""
    key = (change.on, change.path, what, change.row and change.row.pk, change.field, change.was, change.now)
    return sha256("\x1f".join(map(str, key)).encode()).hexdigest()[:16]


def facts_of(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if field.name not in NOT_FACTS and not field.primary_key]


def path_to(row: Any) -> str:
    """The public page that shows the row, at its place."""
    if isinstance(row, Obligation):
        return f"{row.provision.get_absolute_url()}#{row.slug}"
    if isinstance(row, Relation):
        return row.from_directive.get_absolute_url()
    if isinstance(row, Statistic | Quotation | Discrepancy):
        names = {Statistic: "statistic-list", Quotation: "quotation-list", Discrepancy: "discrepancy-list"}
        return f"{reverse(names[type(row)])}#{row.slug}"
    if isinstance(row, Event):
        return event_path(row)
    return row.get_absolute_url()


def is_public(row: models.Model) -> bool:
    """Whether residents can see it: itself, or the instruments it belongs to."""
    if isinstance(row, Publishable):
        return row.is_public
    owners = [getattr(row, path.partition("__")[0]) for path in WITH.get(type(row), ())]
    return all(is_public(owner) for owner in owners if owner is not None)


def value_of(record: Any, field: models.Field) -> object:
    """The value as readers know it: the words of a choice; of a document or body its key, which `named` resolves."""
    value = getattr(record, field.attname)
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    return value if value is not None else ""


def changes_of(model: Any) -> Iterator[Change]:
    """Changes of one model, from its history; one query, and one more if anything was changed."""
    changed = model.history.filter(history_type="~").values("id")
    records = list(model.history.filter(id__in=changed).order_by("id", "history_date", "history_id"))
    if not records:
        return
    wanted = {record.id for record in records}
    rows = model._default_manager.select_related(*WITH.get(model, ())).in_bulk(wanted)
    for before, after in pairwise(records):
        row = rows.get(after.id)
        if before.id != after.id or after.history_type != "~" or row is None or not is_public(row):
            continue
        if issubclass(model, Publishable) and before.status != Status.PUBLISHED:
            continue  # work on a draft corrects nothing that was public
        yield from changes_between(before, after, row)


def changes_between(before: Any, after: Any, row: models.Model) -> Iterator[Change]:
    for field in facts_of(type(row)):
        was, now = value_of(before, field), value_of(after, field)
        if was != now:
            on = timezone.localdate(after.history_date)
            reason = after.history_change_reason or ""
            yield Change(on, path_to(row), was, now, reason, row, field.name)


def named(changes: list[Change]) -> list[Change]:
    """Replace the keys of documents, bodies and points by their names; one query for each kind that occurs."""
    wanted: dict[type[models.Model], set] = {}
    for change in changes:
        if target := target_of(change):
            wanted.setdefault(target, set()).update({change.was, change.now} - {""})
    names = {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}
    return [name_of(change, names.get(target) if (target := target_of(change)) else None) for change in changes]


def target_of(change: Change) -> type[models.Model] | None:
    return change.row._meta.get_field(change.field).related_model if change.row and change.field else None


def name_of(change: Change, rows: dict | None) -> Change:
    if rows is None:
        return change
    was, now = (str(rows.get(key, "")) if key != "" else "" for key in (change.was, change.now))
    return Change(change.on, change.path, was, now, change.reason, change.row, change.field)


def retractions() -> Iterator[Change]:
    """Findings and events that staff took back."""
    directives = Directive.objects.published()
    found = Finding.objects.exclude(retracted_on=None).filter(
        assignment__obligation__provision__directive__in=directives
    )
    for finding in found.select_related("assignment__obligation__provision__directive", "assignment__body"):
        path = path_to(finding.assignment.obligation)
        was = finding.summary or finding.get_verdict_display()
        yield Change(finding.retracted_on, path, was, "", finding.retraction_reason, finding.assignment, retracted=True)
    for event in Event.objects.of_published().exclude(retracted_on=None):
        yield Change(
            event.retracted_on, event_path(event), event.title, "", event.retraction_reason, event, retracted=True
        )


def corrections() -> list[Change]:
    """Every correction, newest first: those found in the history, retractions, and those that staff wrote."""
    found: list[Change] = [change for model in MODELS for change in changes_of(model)]
    written: Iterable[Correction] = Correction.objects.all()
    found = named(found) + list(retractions())
    found += [Change(row.made_on, row.path, row.was, row.now, row.reason) for row in written]
    return sorted(found, key=lambda change: change.on, reverse=True)
