"""Rows that are written once: never changed, never deleted, at most retracted with a reason that readers see."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WrittenOnce(models.Model):
    """`FACTS` are the columns that nobody changes once the row is there."""

    FACTS: ClassVar[tuple[str, ...]]

    retracted_on = models.DateField(_("retracted on"), null=True, blank=True)
    retraction_reason = models.CharField(_("why it was retracted"), max_length=300, blank=True)
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_retraction_has_reason",
                condition=(Q(retracted_on=None) & Q(retraction_reason=""))
                | (Q(retracted_on__isnull=False) & ~Q(retraction_reason="")),
                violation_error_message=_("A retraction has a day and a reason."),
            )
        ]

    def save(self, *args, **kwargs):
        """Refuse to change what is written, whoever asks: only its retraction may be added."""
        written = type(self).objects.filter(pk=self.pk).values(*self.FACTS).first() if self.pk else None
        if written and any(written[name] != getattr(self, name) for name in self.FACTS):
            raise ValidationError(_("What is written here is never changed. Retract it and write it anew."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("What is written here is never deleted. Retract it with a reason."))

    def stands_on(self, day: date) -> bool:
        return self.retracted_on is None or self.retracted_on > day
