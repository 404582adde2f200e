"""The steps by which a row becomes public, as one table, and the one function that takes a step."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Publishable, PublishableQuerySet, Status


def in_review(rows: PublishableQuerySet) -> PublishableQuerySet:
    """Rows that wait for an approver."""
    return rows.filter(status=Status.IN_REVIEW)


def list_query(status: Status) -> str:
    """The query string by which an admin list shows only the rows of one status."""
    return f"status__exact={status.value}"


@dataclass(frozen=True)
class Transition:
    """One step. `permission` is the first part of a codename: "change" or "publish"."""

    name: str
    sources: tuple[Status, ...]
    target: Status
    permission: str
    label: str  # on the button
    done: str  # in the history
    checks: bool = False  # the row must be complete


TRANSITIONS = {
    step.name: step
    for step in (
        Transition(
            "submit", (Status.DRAFT,), Status.IN_REVIEW, "change",
            gettext_lazy("Submit for review"), "Submitted for review",
        ),
        Transition(
            "send_back", (Status.IN_REVIEW,), Status.DRAFT, "change",
            gettext_lazy("Send back to draft"), "Sent back to draft",
        ),
        Transition(
            "publish", (Status.DRAFT, Status.IN_REVIEW), Status.PUBLISHED, "publish",
            gettext_lazy("Publish"), "Published", checks=True,
        ),
        Transition(
            "withdraw", (Status.PUBLISHED,), Status.WITHDRAWN, "publish",
            gettext_lazy("Withdraw"), "Withdrawn",
        ),
        Transition(
            "reopen", (Status.WITHDRAWN,), Status.DRAFT, "change",
            gettext_lazy("Reopen as a draft"), "Reopened as a draft",
        ),
    )
}  # fmt: skip


class Refused(Exception):
    """A step cannot be taken; `reasons` are sentences that say what to do."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def permission_for(model: type[Publishable], step: Transition) -> str:
    return f"{model._meta.app_label}.{step.permission}_{model._meta.model_name}"


def may(row_or_model, transition: str, by: AbstractBaseUser) -> bool:
    """Whether `by` holds the permission for this step, whatever the row's status is."""
    return by.has_perm(permission_for(row_or_model, TRANSITIONS[transition]))


def open_transitions(row: Publishable, by: AbstractBaseUser) -> list[Transition]:
    """The steps that lead away from the row's status and that `by` may take."""
    return [s for s in TRANSITIONS.values() if row.status in s.sources and may(row, s.name, by)]


@transaction.atomic
def move(row: Publishable, transition: str, by: AbstractBaseUser) -> None:
    """Take one step and note it in the history, or raise Refused and change nothing.

    Only the status is written: what else `row` carries in memory is not saved.
    """
    stored = _locked(type(row)).get(pk=row.pk)
    _take(TRANSITIONS[transition], stored, by)
    row.status = stored.status


@transaction.atomic
def move_all(rows: PublishableQuerySet, transition: str, by: AbstractBaseUser) -> tuple[int, list[str]]:
    """Take the step for each row by itself; return how many, and one sentence per refused row."""
    count, refusals = 0, []
    for stored in _locked(rows.model).filter(pk__in=[row.pk for row in rows]):
        try:
            _take(TRANSITIONS[transition], stored, by)
            count += 1
        except Refused as refused:
            refusals.append(f"{stored}: {refused}")
    return count, refusals


def _locked(model: type[Publishable]) -> PublishableQuerySet:
    """Rows as they are stored, held until the step is taken: two people cannot both take one."""
    return model._default_manager.select_related().select_for_update(of=("self",))


def _take(step: Transition, stored: Publishable, by: AbstractBaseUser) -> None:
    if not may(stored, step.name, by):
        raise Refused([_refusal_of_permission(step)])
    if stored.status not in step.sources:
        raise Refused([_refusal_of_status(stored, step)])
    if step.checks and (reasons := [str(reason) for reason in stored.reasons_not_to_publish()]):
        raise Refused(reasons)
    stored.status = step.target
    stored._change_reason = step.done
    stored._history_user = by
    stored.save(update_fields=["status"])


def _refusal_of_permission(step: Transition) -> str:
    if step.permission == "publish":
        return _("Only an approver publishes and withdraws. Submit it for review, or ask an approver.")
    return _("You may read this entry but not change it. Ask an administrator for the role of editor.")


def _refusal_of_status(row: Publishable, step: Transition) -> str:
    if row.status == step.target:
        return _("It is there already. Load the page again to see where it stands.")
    if step.name == "publish":
        return _("It was withdrawn. Reopen it as a draft first, then publish it.")
    wanted = " / ".join(str(status.label) for status in step.sources)
    return _('This step starts from "%(wanted)s", and this entry is "%(now)s". Load the page again.') % {
        "wanted": wanted,
        "now": row.get_status_display(),
    }


def status_words(row: Publishable) -> str:
    """What staff read about a row: the status, and when its dates keep residents from seeing it."""
    now = timezone.now()
    if row.status == Status.PUBLISHED and row.publish_at and row.publish_at > now:
        return _("Published, shown from %(day)s") % {"day": _day(row.publish_at)}
    if row.status == Status.PUBLISHED and row.expire_at and row.expire_at <= now:
        return _("Published, taken down on %(day)s") % {"day": _day(row.expire_at)}
    return str(row.get_status_display())


def status_since(row: Publishable) -> date | None:
    """The day since which the row has had its status, from its history."""
    since = None
    for status, moment in row.history.order_by("-history_date", "-history_id").values_list("status", "history_date"):
        if status != row.status:
            break
        since = moment
    return timezone.localtime(since).date() if since else None


def _day(moment) -> str:
    return date_format(timezone.localtime(moment).date(), "DATE_FORMAT")
