"""When a service, one of its places or one of its lines is open (HSDS: schedule). Rules: resources/hours.py."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import PublicContent


class Weekday(models.TextChoices):
    """The two letters of iCalendar (RFC 5545, BYDAY)."""

    MONDAY = "MO", _("Monday")
    TUESDAY = "TU", _("Tuesday")
    WEDNESDAY = "WE", _("Wednesday")
    THURSDAY = "TH", _("Thursday")
    FRIDAY = "FR", _("Friday")
    SATURDAY = "SA", _("Saturday")
    SUNDAY = "SU", _("Sunday")


class Hours(PublicContent):
    """One line of an opening table. Only confirmed lines ever say open or closed."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("From one time to another")
        ALL_DAY = "all_day", _("24 hours")
        APPOINTMENT = "appointment", _("By appointment only")

    class Confidence(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed by a person")
        UNCONFIRMED = "unconfirmed", _('Not confirmed: shown as "call first", never as open or closed')

    service = models.ForeignKey("Service", null=True, blank=True, on_delete=models.CASCADE, related_name="hours")
    service_at_location = models.ForeignKey(
        "ServiceAtLocation", null=True, blank=True, on_delete=models.CASCADE, related_name="hours"
    )
    phone = models.ForeignKey("Phone", null=True, blank=True, on_delete=models.CASCADE, related_name="hours")
    weekdays = models.CharField(_("weekdays"), max_length=20, help_text=_("Two letters each, commas between: MO,TU,WE"))
    weeks_of_month = models.CharField(
        _("weeks of the month"),
        max_length=12,
        blank=True,
        help_text=_("Empty: every week. 1,3 or -1 for the last one."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.REGULAR)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(
        _("closes"), null=True, blank=True, help_text=_("Earlier than opening: closes after midnight.")
    )
    season_from = models.CharField(_("season from"), max_length=5, blank=True, help_text=_("Month-day: 09-01"))
    season_to = models.CharField(_("season to"), max_length=5, blank=True)
    note = models.CharField(_("note"), max_length=120, blank=True)
    as_of = models.CharField(_("as of"), max_length=20, blank=True)
    confidence = models.CharField(
        _("confidence"), max_length=12, choices=Confidence.choices, default=Confidence.UNCONFIRMED
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        verbose_name = verbose_name_plural = _("hours")
        constraints = [
            models.CheckConstraint(
                name="hours_have_one_owner",
                condition=Q(service__isnull=False, service_at_location=None, phone=None)
                | Q(service=None, service_at_location__isnull=False, phone=None)
                | Q(service=None, service_at_location=None, phone__isnull=False),
                violation_error_message=_("Hours belong to a service, a place or a line: to one of them."),
            ),
            models.CheckConstraint(
                name="hours_regular_have_times",
                condition=~Q(kind="regular") | Q(opens__isnull=False, closes__isnull=False),
                violation_error_message=_("Give the time it opens and the time it closes, or choose another kind."),
            ),
            models.CheckConstraint(
                name="hours_season_is_whole",
                condition=(Q(season_from="") & Q(season_to="")) | (~Q(season_from="") & ~Q(season_to="")),
                violation_error_message=_("A season has a first and a last day."),
            ),
        ]

    def __str__(self):
        times = f"{self.opens:%H:%M}-{self.closes:%H:%M}" if self.kind == self.Kind.REGULAR else self.get_kind_display()
        return f"{self.weekdays} {times}"

    @property
    def days(self) -> list[str]:
        return [day for day in self.weekdays.split(",") if day]

    @property
    def weeks(self) -> list[int]:
        return [int(week) for week in self.weeks_of_month.split(",") if week]

    def clean(self):
        super().clean()
        known = set(Weekday.values)
        wrong = [day for day in self.days if day not in known]
        if wrong or not self.days:
            raise ValidationError({"weekdays": _("Write weekdays as MO,TU,WE,TH,FR,SA,SU.")})
        if any(week not in {"1", "2", "3", "4", "-1"} for week in self.weeks_of_month.split(",") if week):
            raise ValidationError({"weeks_of_month": _("Weeks are 1, 2, 3, 4 or -1 for the last one.")})


class Closure(PublicContent):
    """A day on which everything of the City, or of one organization, is closed."""

    on = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=80)
    organization = models.ForeignKey(
        "Organization", null=True, blank=True, on_delete=models.CASCADE, related_name="closures",
        help_text=_("Empty: all offices of the City."),
    )  # fmt: skip

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["on", "organization"], name="closure_once_a_day"),
            models.UniqueConstraint(fields=["on"], condition=Q(organization=None), name="city_closure_once_a_day"),
        ]

    def __str__(self):
        return f"{self.on}: {self.name}"
