"""Requests for records, and cases in court. Their stages come from events."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import PublicContent


class RecordsLaw(models.TextChoices):
    FOIA = "foia", _("Freedom of Information Act (federal)")
    CPRA = "cpra", _("California Public Records Act")


class RecordsRequest(PublicContent):
    """One body asks another for records, under a law."""

    slug = models.SlugField(_("address word"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    requester = models.ForeignKey("Body", on_delete=models.PROTECT, related_name="requests_made")
    agency = models.ForeignKey("Body", on_delete=models.PROTECT, related_name="requests_received")
    law = models.CharField(_("law"), max_length=4, choices=RecordsLaw.choices)
    tracking_number = models.CharField(_("tracking number"), max_length=60, blank=True)
    asks_for = models.TextField(_("what it asks for"))
    provision = models.ForeignKey(
        "Provision", null=True, blank=True, on_delete=models.PROTECT, related_name="records_requests"
    )
    source = models.ForeignKey("Source", on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["slug"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("request-detail", args=[self.slug])


class CityRole(models.TextChoices):
    PARTY = "party", _("party")
    INTERVENOR = "intervenor", _("asked to join")
    AMICUS = "amicus", _("friend of the court")
    NONE = "none", _("no part in it")


class LegalAction(PublicContent):
    """One case in court. What is in effect now is a dated sentence, kept apart from a directive's force."""

    slug = models.SlugField(_("address word"), max_length=80, unique=True)
    caption = models.CharField(_("caption"), max_length=200)
    court = models.CharField(_("court"), max_length=160)
    docket = models.CharField(_("docket"), max_length=60, blank=True)
    city_role = models.CharField(_("the City's part"), max_length=12, choices=CityRole.choices)
    city_role_note = models.CharField(_("note on that"), max_length=300, blank=True)
    about = models.TextField(_("what it is about"))
    current_effect = models.CharField(_("what is in effect now"), max_length=400, blank=True)
    effect_as_of = models.DateField(_("as of"), null=True, blank=True)
    source = models.ForeignKey("Source", on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="legal_effect_is_dated",
                condition=models.Q(current_effect="") | models.Q(effect_as_of__isnull=False),
                violation_error_message=_("What is in effect now needs the day on which it was so."),
            )
        ]

    def __str__(self):
        return self.caption

    def get_absolute_url(self):
        return reverse("case-detail", args=[self.slug])
