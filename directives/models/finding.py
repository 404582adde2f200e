"""What public sources show about one duty of one body. Written once, never changed, at most retracted."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing.models import Translatable, Translation


class Verdict(models.TextChoices):
    NOTHING_FOUND = "nothing_found", _("We looked and found nothing public")
    PARTIAL = "partial", _("Part of it is public")
    REPORTED = "reported", _("The body says it is done")
    SHOWN = "shown", _("The document or act itself is public")
    CONTRADICTED = "contradicted", _("Public sources disagree")


class FindingQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(retracted_on=None)

    def update(self, **kwargs):
        if set(kwargs) - {"retracted_on", "retraction_reason", "retracted_by"}:
            raise TypeError("A finding is never changed: retract it and write a new one.")
        return super().update(**kwargs)

    def delete(self):
        raise TypeError("A finding is never deleted: retract it with a reason.")


class Finding(Translatable):
    """One look at the public record: evidence and search log in one."""

    TRANSLATED = ("summary", "where_looked")
    FACTS = ("assignment_id", "verdict", "checked_on", "happened_on", "summary", "source_id", "locator", "where_looked")

    assignment = models.ForeignKey("Assignment", on_delete=models.PROTECT, related_name="findings")
    verdict = models.CharField(_("what public sources show"), max_length=16, choices=Verdict.choices)
    checked_on = models.DateField(_("looked on"))
    happened_on = models.DateField(_("happened on"), null=True, blank=True)
    summary = models.TextField(_("what was found"), blank=True)
    source = models.ForeignKey("Source", null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    locator = models.CharField(_("where in it"), max_length=120, blank=True)
    where_looked = models.TextField(_("where we looked"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    retracted_on = models.DateField(_("retracted on"), null=True, blank=True)
    retraction_reason = models.CharField(_("why it was retracted"), max_length=300, blank=True)
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="finding_rests_on_something",
                condition=(Q(verdict="nothing_found", source=None) & ~Q(where_looked=""))
                | (~Q(verdict="nothing_found") & Q(source__isnull=False)),
                violation_error_message=_(
                    '"Found nothing" names the places searched and has no source; every other finding has a source.'
                ),
            ),
            models.CheckConstraint(
                name="finding_retraction_has_reason",
                condition=(Q(retracted_on=None) & Q(retraction_reason=""))
                | (Q(retracted_on__isnull=False) & ~Q(retraction_reason="")),
                violation_error_message=_("A retraction has a day and a reason."),
            ),
        ]

    def __str__(self):
        return f"{self.checked_on}: {self.get_verdict_display()}"

    def save(self, *args, **kwargs):
        """Refuse to change a written finding, whoever asks: only its retraction may be added."""
        written = type(self).objects.filter(pk=self.pk).values(*self.FACTS).first() if self.pk else None
        if written and any(written[name] != getattr(self, name) for name in self.FACTS):
            raise ValidationError(_("A finding is never changed. Retract it and write a new one."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("A finding is never deleted. Retract it with a reason."))


class FindingTranslation(Translation):
    ORIGINAL = "finding"

    finding = models.ForeignKey("Finding", on_delete=models.CASCADE, related_name="translations")
    summary = models.TextField(_("what was found"), blank=True)
    where_looked = models.TextField(_("where we looked"), blank=True)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["finding", "language"], name="finding_one_translation_per_language"),
        ]
