"""A person confirmed listings, or found that they are wrong: written down once, kept for good."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from publishing.version import raise_content_version
from resources.models import Check, CheckOutcome, CheckWay, Service


@transaction.atomic
def record_check(
    services: Iterable[Service],
    *,
    by: AbstractBaseUser,
    on: date,
    how: str = CheckWay.CALL,
    outcome: str = CheckOutcome.CONFIRMED,
    note: str = "",
) -> int:
    """Note that `by` checked these listings on that day; return how many.

    Two queries however many there are. Each listing counts once, even if it is named twice.
    """
    if on > timezone.localdate():
        raise ValidationError(_("A check lies in the past: choose today or an earlier day."))
    checks = [
        Check(service=service, by=by, on=on, how=how, outcome=outcome, note=note)
        for service in {service.pk: service for service in services}.values()
    ]
    if checks:
        checks[0].clean_fields(exclude=["service", "by"])
        Check.objects.bulk_create(checks)
        raise_content_version()  # bulk_create sends no signal
    return len(checks)
