"""What a resident reports as wrong. No name, no contact, no address is asked or kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """One report about one listing, and what became of it."""

    class About(models.TextChoices):
        NUMBER = "number", _("The number is wrong")
        HOURS = "hours", _("The hours are wrong")
        CLOSED = "closed", _("It is closed")
        ADDRESS = "address", _("The address is wrong")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        CHECKING = "checking", _("A person is checking it")
        CORRECTED = "corrected", _("Corrected")
        NO_CHANGE = "no_change", _("Checked: it was right")

    service = models.ForeignKey("Service", on_delete=models.CASCADE, related_name="corrections")
    about = models.CharField(_("what is wrong"), max_length=10, choices=About.choices)
    message = models.TextField(_("message"), max_length=500, blank=True)
    code = models.CharField(_("reference"), max_length=40, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RECEIVED)
    outcome = models.CharField(
        _("what became of it"),
        max_length=200,
        blank=True,
        help_text=_("Who looks the reference up reads this sentence."),
    )
    received_on = models.DateField(_("received on"), auto_now_add=True, help_text=_("The day only, never the minute."))

    class Meta:
        ordering = ["-received_on", "-id"]

    def __str__(self):
        return self.code
