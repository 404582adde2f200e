"""What public sources show about one duty of one body. Written once, never changed, at most retracted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directives.querysets import WrittenOnceQuerySet
from publishing.models import Translatable, Translation

from .written_once import WrittenOnce


class Verdict(models.TextChoices):
    NOTHING_FOUND = "nothing_found", _("We looked and found nothing public")
    PARTIAL = "partial", _("Part of it is public")
    REPORTED = "reported", _("The body says it is done")
    SHOWN = "shown", _("The document or act itself is public")
    CONTRADICTED = "contradicted", _("Public sources disagree")


class Finding(WrittenOnce, Translatable):
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

    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_on", "-id"]
        constraints = [
            *WrittenOnce.Meta.constraints,
            models.CheckConstraint(
                name="finding_rests_on_something",
                condition=(Q(verdict="nothing_found", source=None) & ~Q(where_looked=""))
                | (~Q(verdict="nothing_found") & Q(source__isnull=False)),
                violation_error_message=_(
                    '"Found nothing" names the places searched and has no source; every other finding has a source.'
                ),
            ),
        ]

    def __str__(self):
        return f"{self.checked_on}: {self.get_verdict_display()}"


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
