"""A person confirmed a listing, on a day, in a way, with an outcome. Kept for good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.models import PublicContent


class CheckKind(models.TextChoices):
    """How often a listing is checked; the days are in the table CheckInterval."""

    HOTLINE = "hotline", _("Help lines")
    LEGAL = "legal", _("Lawyers and detention")
    OTHER = "other", _("All others")


class CheckWay(models.TextChoices):
    CALL = "call", _("by phone")
    VISIT = "visit", _("by a visit")
    WEBSITE = "website", _("on its website")
    PROVIDER = "provider", _("by the organization itself")


class CheckOutcome(models.TextChoices):
    CONFIRMED = "confirmed", _("Confirmed as it is")
    CORRECTED = "corrected", _("Corrected, and now right")
    NO_ANSWER = "no_answer", _("No answer")
    CLOSED = "closed", _("Closed")
    DO_NOT_CALL = "do_not_call", _("Asked us not to call")


# The outcomes after which a listing counts as confirmed.
CONFIRMING = (CheckOutcome.CONFIRMED, CheckOutcome.CORRECTED)


class CheckInterval(PublicContent):
    """After how many days a confirmed listing is due again. Staff edit this table."""

    kind = models.CharField(_("kind"), max_length=8, choices=CheckKind.choices, unique=True)
    days = models.PositiveSmallIntegerField(
        _("days"), help_text=_("After twice as many days the listing leaves lists.")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="check_interval_is_positive",
                condition=models.Q(days__gte=1, days__lte=730),
                violation_error_message=_("Between 1 and 730 days."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.days}"


class Check(PublicContent):
    """One check of one listing. Never changed: a wrong one is followed by a right one."""

    service = models.ForeignKey("Service", on_delete=models.PROTECT, related_name="checks")
    phone = models.ForeignKey("Phone", null=True, blank=True, on_delete=models.SET_NULL, related_name="checks")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="checks", verbose_name=_("by")
    )
    on = models.DateField(_("on"))
    how = models.CharField(_("how"), max_length=10, choices=CheckWay.choices)
    outcome = models.CharField(_("outcome"), max_length=12, choices=CheckOutcome.choices)
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Never shown to residents. No names of residents.")
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["service", "outcome", "on"], name="check_latest")]

    def __str__(self):
        return f"{self.on}: {self.get_outcome_display()}"
