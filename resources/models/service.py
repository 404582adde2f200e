"""One kind of help (HSDS: service)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import Publishable, Translatable, Translation
from resources.do_not_list import refuse_listed_numbers
from resources.querysets import ServiceQuerySet
from resources.spoken_languages import SPOKEN_LANGUAGES

from .check import CheckKind


class Cost(models.TextChoices):
    FREE = "free", _("Free")
    LOW_COST = "low_cost", _("Low cost")
    SLIDING = "sliding", _("You pay what you can")
    VARIES = "varies", _("Some parts cost money")
    UNKNOWN = "unknown", _("Cost not known: ask")


class Asked(models.TextChoices):
    """What a service asks people for. "Not known" is an answer, and never means "not asked"."""

    NOT_ASKED = "not_asked", _("Not asked")
    ASKED = "asked", _("Asked")
    SOME = "some", _("Asked only for some services")
    UNKNOWN = "unknown", _("We do not know yet: ask before you answer")


class Capacity(models.TextChoices):
    OPEN = "open", _("Taking people")
    WAITING_LIST = "waiting_list", _("Waiting list")
    FULL = "full", _("Full")
    UNKNOWN = "unknown", _("Not known")


class PlaceVisibility(models.TextChoices):
    FULL = "full", _("Address shown")
    AREA_ONLY = "area_only", _("Only the area is shown")
    HIDDEN = "hidden", _("Nothing about the place is shown anywhere")


class VerifyPriority(models.TextChoices):
    QUICK_CALL = "quick_call", _("A quick call is enough")
    CHECK = "check", _("Check with care")
    HOLD = "hold", _("Hold: not before a person has checked it")


def asked_field(label: str) -> models.CharField:
    """A question the editor must answer before publishing; empty means not answered yet."""
    return models.CharField(label, max_length=10, choices=Asked.choices, blank=True, default="")


class Service(Publishable, Translatable):
    """One kind of help from one organization, in the words a resident would use."""

    TRANSLATED = (
        "name", "summary", "description", "how_to_get", "documents", "eligibility", "cost_note", "area_note",
        "hours_note", "caution", "alert", "asks_immigration_status_note", "asks_note", "records_note",
    )  # fmt: skip
    ASKS = (
        "asks_immigration_status", "asks_photo_id", "asks_proof_of_address", "asks_social_security", "asks_income",
    )  # fmt: skip

    organization = models.ForeignKey(
        "Organization", on_delete=models.PROTECT, related_name="services", verbose_name=_("organization")
    )
    slug = models.SlugField(_("address word"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160, help_text=_("Residents see this. What it is, in plain words."))
    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("Residents see this. What they get, and who it is for.")
    )
    description = models.TextField(_("more about it"), max_length=2000, blank=True)
    how_to_get = models.TextField(_("how to get it"), max_length=1000, blank=True, help_text=_("Steps, one per line."))
    documents = models.TextField(_("what to bring"), max_length=600, blank=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost.choices, default=Cost.UNKNOWN)
    cost_note = models.CharField(_("note on cost"), max_length=200, blank=True)
    eligibility = models.TextField(_("who can get it"), max_length=600, blank=True)
    needs = models.ManyToManyField("Need", related_name="services", verbose_name=_("needs"))
    main_need = models.ForeignKey(
        "Need", null=True, on_delete=models.PROTECT, related_name="main_services", verbose_name=_("main need")
    )
    audiences = models.ManyToManyField("Audience", blank=True, related_name="services", verbose_name=_("for whom"))
    areas = models.ManyToManyField("Area", blank=True, related_name="services", verbose_name=_("areas"))
    area_note = models.CharField(_("area in words"), max_length=200, blank=True)
    way_in_person = models.BooleanField(_("in person"), default=False)
    way_phone = models.BooleanField(_("by phone"), default=False)
    way_online = models.BooleanField(_("online"), default=False)
    way_text = models.BooleanField(_("by text message"), default=False)
    way_delivered = models.BooleanField(_("brought to the home"), default=False)
    url = models.URLField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours_note = models.CharField(
        _("hours in words"),
        max_length=200,
        blank=True,
        help_text=_('As the source says them. Never used for "open now".'),
    )
    capacity = models.CharField(
        _("room for more people"), max_length=12, choices=Capacity.choices, default=Capacity.UNKNOWN
    )
    capacity_as_of = models.DateField(_("as of"), null=True, blank=True)
    caution = models.TextField(
        _("caution"), max_length=400, blank=True, help_text=_("Residents see this before the number.")
    )
    alert = models.TextField(
        _("alert"), max_length=300, blank=True, help_text=_("Residents see this first: closed this week, moved.")
    )

    asks_immigration_status = asked_field(_("immigration status"))
    asks_immigration_status_note = models.CharField(_("note on immigration status"), max_length=300, blank=True)
    asks_photo_id = asked_field(_("photo ID"))
    asks_proof_of_address = asked_field(_("proof of address"))
    asks_social_security = asked_field(_("Social Security number"))
    asks_income = asked_field(_("income"))
    asks_note = models.CharField(_("note on what they ask"), max_length=300, blank=True)
    records_note = models.CharField(_("what they keep and share"), max_length=300, blank=True)

    place_visibility = models.CharField(
        _("place"), max_length=10, choices=PlaceVisibility.choices, default=PlaceVisibility.FULL,
        help_text=_("Shelters: hidden. A hidden address appears nowhere, in no export and no search."),
    )  # fmt: skip
    check_kind = models.CharField(
        _("how often to check"), max_length=8, choices=CheckKind.choices, default=CheckKind.OTHER
    )

    source_name = models.CharField(_("source"), max_length=200, help_text=_("Residents see this: where we saw it."))
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    source_date = models.CharField(
        _("date of the source"),
        max_length=40,
        blank=True,
        help_text=_("As the source gives it: 2025-01, 2020, undated."),
    )
    source_whole_site = models.BooleanField(_("the source is a site, not one page"), default=False)
    source_note = models.TextField(_("how it was seen"), blank=True)
    source_confidence = models.CharField(_("kind of source"), max_length=20, blank=True)
    phone_confidence = models.CharField(_("kind of source for the phone"), max_length=20, blank=True)
    phone_tier = models.CharField(_("how well the phone is known"), max_length=1, blank=True)
    verify_priority = models.CharField(
        _("first check"), max_length=10, choices=VerifyPriority.choices, default=VerifyPriority.CHECK
    )
    verify_reasons = models.TextField(_("why to check"), blank=True, help_text=_("Never shown to residents."))
    staff_notes = models.TextField(
        _("staff notes"), blank=True, help_text=_("Never shown to residents. No names, no case details.")
    )

    objects = ServiceQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[needs, audiences, areas])

    class Meta(Publishable.Meta):
        ordering = ["name"]
        permissions = [("publish_service", "Can publish and withdraw services")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("service-detail", args=[self.slug])

    @property
    def is_federal(self) -> bool:
        return self.organization.federal

    @property
    def shows_address(self) -> bool:
        return self.place_visibility == PlaceVisibility.FULL

    @property
    def shows_area(self) -> bool:
        return self.place_visibility != PlaceVisibility.HIDDEN

    def reasons_not_to_publish(self) -> list[str]:
        reasons = []
        if any(not getattr(self, name) for name in self.ASKS):
            reasons.append(
                _('Say for each question under "What they ask" whether it is asked. "We do not know yet" is an answer.')
            )
        if self.pk and not (self.url or self.organization.url or self.has_phone()):
            reasons.append(_("Give at least one way to reach it: a phone number or a website."))
        if self.organization_id and self.organization.federal and not self.caution:
            reasons.append(_("This is a federal line: write the caution that residents read before its number."))
        return reasons

    def has_phone(self) -> bool:
        return self.phones.exists() or self.at_locations.filter(phones__isnull=False).exists()

    def clean(self):
        super().clean()
        if (self.capacity != Capacity.UNKNOWN) and not self.capacity_as_of:
            raise ValidationError({"capacity_as_of": _("Say on which day this was true.")})
        refuse_listed_numbers(self, (*self.TRANSLATED, "email", "url"))


class ServiceTranslation(Translation):
    ORIGINAL = "service"

    service = models.ForeignKey("Service", on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), max_length=450, blank=True)
    description = models.TextField(_("more about it"), max_length=3000, blank=True)
    how_to_get = models.TextField(_("how to get it"), max_length=1500, blank=True)
    documents = models.TextField(_("what to bring"), max_length=900, blank=True)
    eligibility = models.TextField(_("who can get it"), max_length=900, blank=True)
    cost_note = models.CharField(_("note on cost"), max_length=300, blank=True)
    area_note = models.CharField(_("area in words"), max_length=300, blank=True)
    hours_note = models.CharField(_("hours in words"), max_length=300, blank=True)
    caution = models.TextField(_("caution"), max_length=600, blank=True)
    alert = models.TextField(_("alert"), max_length=450, blank=True)
    asks_immigration_status_note = models.CharField(_("note on immigration status"), max_length=450, blank=True)
    asks_note = models.CharField(_("note on what they ask"), max_length=450, blank=True)
    records_note = models.CharField(_("what they keep and share"), max_length=450, blank=True)

    history = HistoricalRecords()

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(
                fields=["service", "language"],
                name="service_one_translation_per_language",
                violation_error_message=_("There is a translation in this language already."),
            ),
        ]

    def clean(self):
        super().clean()
        refuse_listed_numbers(self, Service.TRANSLATED)


class ServiceLanguage(models.Model):
    """A language in which people are served, and how: by staff, by an interpreter, or not known how."""

    class How(models.TextChoices):
        STAFF = "staff", _("Staff speak it")
        INTERPRETER = "interpreter", _("Through an interpreter")
        UNKNOWN = "unknown", _("Not known how")

    service = models.ForeignKey("Service", on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(_("language"), max_length=20, choices=SPOKEN_LANGUAGES)
    how = models.CharField(_("how"), max_length=12, choices=How.choices, default=How.UNKNOWN)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["service", "code"], name="service_language_once")]

    def __str__(self):
        return self.get_code_display()
