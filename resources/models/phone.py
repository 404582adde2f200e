"""Numbers to call or text (HSDS: phone), and where each was seen."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import Translatable, Translation
from resources import phones
from resources.do_not_list import refuse_listed_numbers


class PhoneKind(models.TextChoices):
    HOTLINE = "hotline", _("Help line")
    OFFICE = "office", _("Office")
    TEXT = "text", _("Text message")
    WHATSAPP = "whatsapp", _("WhatsApp")
    FAX = "fax", _("Fax")
    TTY = "tty", _("TTY or relay")
    VIDEO = "video", _("Video, for sign language")


class Phone(Translatable):
    """One number of a service, or of a service at one place. What is shown is what is dialled."""

    TRANSLATED = ("note", "hours_note")

    service = models.ForeignKey("Service", null=True, blank=True, on_delete=models.CASCADE, related_name="phones")
    service_at_location = models.ForeignKey(
        "ServiceAtLocation", null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    number = models.CharField(
        _("number"),
        max_length=40,
        help_text=_("Any way of writing it; kept as +1 and ten digits, or as a short code like 211."),
    )
    extension = models.CharField(_("extension"), max_length=8, blank=True)
    vanity = models.CharField(
        _("in letters"), max_length=24, blank=True, help_text=_("As printed: 888-6-CHIRLA. Shown beside the digits.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=PhoneKind.choices, default=PhoneKind.OFFICE)
    language_codes = models.CharField(
        _("languages"),
        max_length=120,
        blank=True,
        help_text=_("Codes separated by commas, when this line has its own: en,es,ko"),
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Residents see this under the number."))
    hours_note = models.CharField(_("hours in words"), max_length=120, blank=True)
    as_printed = models.CharField(_("as printed in the source"), max_length=40, blank=True)
    tier = models.CharField(
        _("how well it is known"), max_length=1, blank=True,
        choices=[("A", _("A: own or City list, and a second source")), ("B", _("B: one such source, or two others")), ("C", _("C: weak or old"))],
    )  # fmt: skip
    hidden_since = models.DateTimeField(
        _("hidden since"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Dead or dangerous: residents no longer see it."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="phone_has_one_owner",
                condition=Q(service__isnull=False, service_at_location=None)
                | Q(service=None, service_at_location__isnull=False),
                violation_error_message=_(
                    "A number belongs to a service, or to a service at one place: to one of them."
                ),
            ),
            models.UniqueConstraint(
                fields=["service", "number", "extension"],
                name="phone_once_per_service",
                violation_error_message=_("This service has this number already."),
            ),
        ]

    def __str__(self):
        return self.display

    @property
    def display(self) -> str:
        """The number as residents read it: (213) 555-0100; extension apart, see `extension`."""
        return phones.display(self.number)

    @property
    def uri(self) -> str:
        """The address that dials it: `tel:` or `sms:` after RFC 3966."""
        return phones.uri(self.number, self.extension, texts=self.kind == PhoneKind.TEXT)

    @property
    def languages(self) -> list[str]:
        return [code for code in self.language_codes.split(",") if code]

    def clean(self):
        super().clean()
        try:
            self.number, found = phones.parse(self.number, short=self.kind in (PhoneKind.TEXT,))
        except phones.Refused as refused:
            raise ValidationError({"number": str(refused)}) from refused
        self.extension = self.extension or found
        self.language_codes = ",".join(part.strip() for part in self.language_codes.split(",") if part.strip())
        refuse_listed_numbers(self, ("note", "hours_note", "vanity"))


class PhoneTranslation(Translation):
    ORIGINAL = "phone"

    phone = models.ForeignKey("Phone", on_delete=models.CASCADE, related_name="translations")
    note = models.CharField(_("note"), max_length=300, blank=True)
    hours_note = models.CharField(_("hours in words"), max_length=200, blank=True)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["phone", "language"], name="phone_one_translation_per_language"),
        ]


class Sighting(models.Model):
    """Where, outside this site, a number was seen. Says how far it can be trusted before anyone calls."""

    phone = models.ForeignKey("Phone", on_delete=models.CASCADE, related_name="sightings")
    source_name = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address"), max_length=500, blank=True)
    source_date = models.CharField(_("date of the source"), max_length=60, blank=True)
    source_kind = models.CharField(_("kind of source"), max_length=20, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.source_name}, {self.source_date}" if self.source_date else self.source_name
