"""How a row becomes public. Nothing outside this app spells out a status."""

from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .version import PublicContent


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PublishableQuerySet(models.QuerySet):
    def published(self, at: datetime | None = None) -> Self:
        """Rows that residents see at `at` (now): published, begun, not expired. No job has to run."""
        at = at or timezone.now()
        begun = Q(publish_at=None) | Q(publish_at__lte=at)
        not_ended = Q(expire_at=None) | Q(expire_at__gt=at)
        return self.filter(begun, not_ended, status=Status.PUBLISHED)

    def released(self) -> Self:
        """Rows that are published whatever the hour: now, later (publish_at) or until lately (expire_at)."""
        return self.filter(status=Status.PUBLISHED)

    def drafts(self) -> Self:
        return self.filter(status=Status.DRAFT)


class Publishable(PublicContent):
    """A row with a life of its own: draft, in review, published, withdrawn."""

    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False, db_index=True
    )
    publish_at = models.DateTimeField(
        _("publish at"), null=True, blank=True, help_text=_("Residents see it from this moment on. Empty: at once.")
    )
    expire_at = models.DateTimeField(
        _("take down at"), null=True, blank=True, help_text=_("Residents no longer see it from this moment on.")
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_expires_after_start",
                condition=Q(publish_at=None) | Q(expire_at=None) | Q(expire_at__gt=F("publish_at")),
                violation_error_message=_("The moment to take it down must come after the moment to publish it."),
            )
        ]

    @property
    def is_public(self) -> bool:
        now = timezone.now()
        return (
            self.status == Status.PUBLISHED
            and (self.publish_at is None or self.publish_at <= now)
            and (self.expire_at is None or self.expire_at > now)
        )

    def reasons_not_to_publish(self) -> list[str]:
        """Sentences that say what is missing before residents may see this row; empty when ready."""
        return []

    def clean(self):
        super().clean()
        if self.status == Status.PUBLISHED and (reasons := self.reasons_not_to_publish()):
            raise ValidationError(reasons)
