"""Who must do what, by when. No status is stored: evidence.py and deadlines.py work it out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.querysets import AssignmentQuerySet, ObligationQuerySet
from publishing.models import PublicContent, Translatable, Translation


class DueKind(models.TextChoices):
    DATE = "date", _("On a date")
    DAYS = "days", _("Within days of an anchor")
    WORKDAYS = "workdays", _("Within working days of an anchor")
    MONTHLY = "monthly", _("Every month")
    CONTINUING = "continuing", _("All the time")
    UNSTATED = "unstated", _("No date was given")


class DueAnchor(models.TextChoices):
    SIGNED = "signed", _("signing")
    PUBLISHED = "published", _("publication")
    EFFECTIVE = "effective", _("taking effect")


class Obligation(Translatable):
    """One duty that a point lays on bodies. The action begins with a verb."""

    TRANSLATED = ("action", "due_words")

    slug = models.SlugField(_("stable id"), max_length=40, unique=True)
    provision = models.ForeignKey("Provision", on_delete=models.CASCADE, related_name="obligations")
    action = models.CharField(
        _("what must be done"), max_length=300, help_text=_("Begins with a verb: deliver a plan.")
    )
    actor_words = models.CharField(_("who, in the source's words"), max_length=160, blank=True)
    every_department = models.BooleanField(_("every department owes it"), default=False)
    due_kind = models.CharField(_("by when"), max_length=12, choices=DueKind.choices)
    due_n = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    due_date = models.DateField(_("date"), null=True, blank=True)
    due_anchor = models.CharField(_("counted from"), max_length=10, choices=DueAnchor.choices, blank=True)
    due_words = models.CharField(_("the source's own words"), max_length=200, blank=True)
    source = models.ForeignKey("Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ObligationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["provision__position", "id"]
        constraints = [
            # A CHECK passes on NULL: due_n__gt=0 alone would let "within N days" without N through.
            models.CheckConstraint(
                name="obligation_due_fits_its_kind",
                condition=(
                    Q(due_kind="date", due_date__isnull=False, due_n=None, due_anchor="")
                    | (
                        Q(due_kind__in=["days", "workdays"], due_date=None, due_n__isnull=False, due_n__gt=0)
                        & ~Q(due_anchor="")
                    )
                    | Q(due_kind__in=["monthly", "continuing", "unstated"], due_date=None, due_n=None, due_anchor="")
                ),
                violation_error_message=_(
                    '"On a date" takes a date; "within days" takes a number of days and what they are counted '
                    "from; the other kinds take neither."
                ),
            )
        ]

    def __str__(self):
        return self.action


class ObligationTranslation(Translation):
    ORIGINAL = "obligation"

    obligation = models.ForeignKey("Obligation", on_delete=models.CASCADE, related_name="translations")
    action = models.CharField(_("what must be done"), max_length=450)
    due_words = models.CharField(_("the source's own words"), max_length=300, blank=True)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["obligation", "language"], name="obligation_one_translation_per_language"),
        ]


class Assignment(PublicContent):
    """One body owes one duty. Everything known about it hangs here."""

    obligation = models.ForeignKey("Obligation", on_delete=models.CASCADE, related_name="assignments")
    body = models.ForeignKey("Body", on_delete=models.PROTECT, related_name="assignments")

    objects = AssignmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["obligation", "body__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "body"], name="assignment_once",
                violation_error_message=_("This body owes this duty already."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.body}: {self.obligation}"
