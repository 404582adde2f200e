"""What was looked for and found: written once, at most retracted with a reason."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Assignment, Event, Finding, Verdict
from directives.querysets import WrittenOnceQuerySet
from publishing.version import raise_content_version


@transaction.atomic
def record_nothing_found(
    assignments: Iterable[Assignment], *, by: AbstractBaseUser, on: date, where_looked: str
) -> int:
    """Note for each that a search on that day, in these places, found nothing; return how many.

    One finding per department: each has its own history of searches.
    """
    where_looked = where_looked.strip()
    if not where_looked:
        raise ValidationError({"where_looked": _("Name the places that you searched.")})
    if on > timezone.localdate():
        raise ValidationError({"on": _("A search lies in the past: choose today or an earlier day.")})
    findings = [
        Finding(
            assignment=assignment,
            verdict=Verdict.NOTHING_FOUND,
            checked_on=on,
            where_looked=where_looked,
            recorded_by=by,
        )
        for assignment in assignments
    ]
    Finding.objects.bulk_create(findings)
    raise_content_version()  # bulk_create sends no signal
    return len(findings)


def retract(row: Finding | Event, *, by: AbstractBaseUser, on: date, reason: str) -> None:
    """Say that a finding or an event no longer counts, and why. It stays readable, with the reason beside it."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Say why it no longer counts: readers see the sentence.")})
    if row.retracted_on:
        raise ValidationError(_("This was retracted already. Write a new one if more is known."))
    row.retracted_on, row.retraction_reason, row.retracted_by = on, reason, by
    facts = [field.name for field in row._meta.fields if field.name not in WrittenOnceQuerySet.RETRACTION]
    row.clean_fields(exclude=facts)
    row.validate_constraints()
    row.save()
