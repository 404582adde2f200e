"""Who gives the help (HSDS: organization)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import Translatable, Translation


class OrganizationKind(models.TextChoices):
    CITY = "city", _("City of Los Angeles")
    COUNTY = "county", _("Los Angeles County")
    STATE = "state", _("State of California")
    FEDERAL = "federal", _("Federal government")
    NONPROFIT = "nonprofit", _("Nonprofit")
    CHURCH = "church", _("Church or congregation")
    CONSULATE = "consulate", _("Consulate")
    SCHOOL_DISTRICT = "school_district", _("School district")
    PROGRAM = "program", _("Program of several organizations")
    OTHER = "other", _("Other")


class Organization(Translatable):
    """A body that offers services. Its name is its own: it is never translated."""

    TRANSLATED = ("description",)

    slug = models.SlugField(_("address word"), max_length=80, unique=True)
    name = models.CharField(
        _("name"), max_length=160, help_text=_("Residents see this, as the organization writes it.")
    )
    kind = models.CharField(
        _("kind"), max_length=16, choices=OrganizationKind.choices, default=OrganizationKind.NONPROFIT
    )
    federal = models.BooleanField(
        _("federal immigration or court body"),
        default=False,
        help_text=_("Residents see a caution before each of its numbers, and its listings come last."),
    )
    url = models.URLField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    description = models.TextField(_("description"), max_length=600, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class OrganizationTranslation(Translation):
    ORIGINAL = "organization"

    organization = models.ForeignKey("Organization", on_delete=models.CASCADE, related_name="translations")
    description = models.TextField(_("description"), max_length=900, blank=True)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "language"],
                name="organization_one_translation_per_language",
                violation_error_message=_("There is a translation in this language already."),
            ),
        ]
