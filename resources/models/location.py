"""Places (HSDS: location, service_at_location)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import PublicContent


class PointSource(models.TextChoices):
    LISTING = "listing", _("From a listing")
    ZIP_CENTROID = "zip_centroid", _("Middle of the ZIP code: for sorting by distance only, never for a pin")
    STAFF = "staff", _("Set by staff")


class Location(PublicContent):
    """A place of one organization. Whether residents see it is up to each service there."""

    organization = models.ForeignKey("Organization", on_delete=models.CASCADE, related_name="locations")
    name = models.CharField(_("name"), max_length=160, blank=True)
    street = models.CharField(_("street"), max_length=160, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=2, default="CA")
    zip_code = models.CharField(_("ZIP code"), max_length=10, blank=True)
    area = models.ForeignKey("Area", null=True, blank=True, on_delete=models.PROTECT, related_name="locations")
    url = models.URLField(_("website"), max_length=500, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    point_source = models.CharField(_("how the point is known"), max_length=12, choices=PointSource.choices, blank=True)
    point_note = models.CharField(_("source of the point"), max_length=100, blank=True)
    accessibility = models.CharField(
        _("getting in"), max_length=200, blank=True, help_text=_("Ramp, elevator, restroom.")
    )
    transit = models.CharField(_("bus and train"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="location_point_is_whole",
                condition=Q(latitude=None, longitude=None, point_source="")
                | (Q(latitude__isnull=False, longitude__isnull=False) & ~Q(point_source="")),
                violation_error_message=_("Give latitude, longitude and how the point is known, or none of the three."),
            ),
            models.CheckConstraint(
                name="location_point_in_southern_california",
                condition=Q(latitude=None) | Q(latitude__range=(32, 36), longitude__range=(-121, -114)),
                violation_error_message=_("This point is not in Southern California: check latitude and longitude."),
            ),
        ]

    def __str__(self):
        return self.name or self.one_line or str(self.organization)

    @property
    def one_line(self) -> str:
        """The address as it is written on an envelope, without the name; empty when no street is known."""
        if not self.street:
            return ""
        end = " ".join(part for part in (self.state, self.zip_code) if part)
        return ", ".join(part for part in (self.street, self.city, end) if part)

    @property
    def has_exact_point(self) -> bool:
        return self.latitude is not None and self.point_source != PointSource.ZIP_CENTROID


class ServiceAtLocation(PublicContent):
    """A service at one of its places, where it may have its own phones and hours."""

    service = models.ForeignKey("Service", on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey("Location", on_delete=models.CASCADE, related_name="at_services")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    note = models.CharField(_("note"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = _("services at locations")
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="service_once_at_location")]

    def __str__(self):
        return f"{self.service}: {self.location}"
