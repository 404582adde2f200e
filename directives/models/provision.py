"""The points of an instrument, and the services that carry them out."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.querysets import ProvisionQuerySet, ProvisionServiceQuerySet
from publishing.models import Translatable, Translation

from .source import Sourced


class Modality(models.TextChoices):
    """What kind of words it is: an order binds, a call does not."""

    ORDERS = "orders", _("Orders")
    PROHIBITS = "prohibits", _("Forbids")
    DIRECTS_OWN_OFFICE = "directs_own_office", _("Directs the Mayor's own office")
    CALLS_ON = "calls_on", _("Calls on an independent board")
    ASKS = "asks", _("Asks")
    URGES = "urges", _("Urges")


class Provision(Sourced, Translatable):
    """One part or point. Its eid never changes and is never used again."""

    TRANSLATED = ("heading", "summary", "no_service_note")

    directive = models.ForeignKey("Directive", on_delete=models.CASCADE, related_name="provisions")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="points")
    eid = models.SlugField(
        _("id in the instrument"),
        max_length=40,
        help_text=_("point_1; Akoma Ntoso's eId. Ours while the official text is unseen."),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    number = models.CharField(_("number shown"), max_length=12, blank=True)
    modality = models.CharField(_("kind of words"), max_length=20, choices=Modality.choices, blank=True)
    heading = models.CharField(_("heading"), max_length=160)
    text = models.TextField(
        _("exact words"), blank=True, help_text=_("Word for word from the official text, or empty.")
    )
    summary = models.TextField(_("plain summary"), blank=True)
    actor = models.CharField(_("who is to act, as the source says"), max_length=200, blank=True)
    no_service_note = models.CharField(_("why no service for residents"), max_length=300, blank=True)
    enforceability_note = models.TextField(_("what stands in the way"), blank=True)
    enforceability_source = models.ForeignKey(
        "Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    enforceability_as_of = models.DateField(_("as of"), null=True, blank=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("Readers see this: sources that differ, a single weak source.")
    )

    objects = ProvisionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["directive", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "eid"], name="provision_eid_once",
                violation_error_message=_("This instrument has a point of this id already."),
            ),
            models.UniqueConstraint(
                fields=["directive", "position"], name="provision_position_once",
                violation_error_message=_("This instrument has a point at this position already."),
            ),
            models.CheckConstraint(
                name="provision_obstacle_has_source",
                condition=Q(enforceability_note="")
                | Q(enforceability_source__isnull=False, enforceability_as_of__isnull=False),
                violation_error_message=_("What stands in the way needs its source and its day."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.directive}, {self.eid}: {self.heading}"

    def get_absolute_url(self):
        return reverse("provision-detail", args=[self.directive.slug, self.eid])

    @property
    def is_part(self) -> bool:
        """A part of the announcement, which only groups points."""
        return self.eid.startswith("part_")


class ProvisionTranslation(Translation):
    ORIGINAL = "provision"

    provision = models.ForeignKey("Provision", on_delete=models.CASCADE, related_name="translations")
    heading = models.CharField(_("heading"), max_length=240, blank=True)
    summary = models.TextField(_("plain summary"), blank=True)
    no_service_note = models.CharField(_("why no service for residents"), max_length=450, blank=True)

    history = HistoricalRecords()

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["provision", "language"], name="provision_one_translation_per_language"),
        ]


class ServiceBasis(models.TextChoices):
    NAMED_BY_CITY = "named_by_city", _("Named by the City")
    RUN_BY_CITY = "run_by_city", _("Run by the City")
    SAME_NEED = "same_need", _("Not run by the City, helps the same people")


class ProvisionService(Translatable):
    """A service carries a point out. One sentence says how; it is read on both pages."""

    TRANSLATED = ("how",)

    provision = models.ForeignKey("Provision", on_delete=models.CASCADE, related_name="service_links")
    service = models.ForeignKey("resources.Service", on_delete=models.CASCADE, related_name="provisions")
    how = models.CharField(
        _("how"), max_length=300, help_text=_("One sentence, on the point's page and on the service's.")
    )
    basis = models.CharField(_("basis"), max_length=16, choices=ServiceBasis.choices)
    source = models.ForeignKey("Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ProvisionServiceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provision", "service"], name="provision_service_once",
                violation_error_message=_("This service is linked to this point already."),
            ),
            models.CheckConstraint(
                name="city_link_has_source",
                condition=Q(basis="same_need") | Q(source__isnull=False),
                violation_error_message=_("Say where the City names it, or which source shows that the City runs it."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.provision_id}: {self.service_id}"


class ProvisionServiceTranslation(Translation):
    ORIGINAL = "link"

    link = models.ForeignKey("ProvisionService", on_delete=models.CASCADE, related_name="translations")
    how = models.CharField(_("how"), max_length=450)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["link", "language"], name="service_link_one_translation_per_language"),
        ]
