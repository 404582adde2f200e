"""When a row was last changed, by its history."""

from datetime import date, datetime, time

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone


def last_changed(rows: QuerySet) -> QuerySet:
    """Add `changed_at`: when the row was last saved; None for a row without a history."""
    history = rows.model.history.model.objects.filter(id=OuterRef("pk")).order_by("-history_date")
    return rows.annotate(changed_at=Subquery(history.values("history_date")[:1]))


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Los Angeles."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
