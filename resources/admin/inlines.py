"""The boxes under a service, a place or a line."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from publishing.admin import PartInline, ReadOnlyInline
from resources import phones
from resources.models import Check, Hours, Phone, ServiceAtLocation, ServiceLanguage, Sighting, Weekday
from resources.models.phone import PhoneKind

EDITED_PHONE_FIELDS = [
    "number", "extension", "kind", "vanity", "language_codes", "note", "hours_note", "as_printed", "tier", "position",
]  # fmt: skip
PHONE_FIELDS = [*EDITED_PHONE_FIELDS, "hidden"]
HOURS_FIELDS = [
    "weekdays", "kind", "opens", "closes", "weeks_of_month", "season_from", "season_to", "note", "as_of", "confidence",
]  # fmt: skip


class PhoneForm(forms.ModelForm):
    """A number is hidden rather than deleted: who typed it once must find out why it is gone."""

    # Longer than what is kept, so that a mistake is answered by its reason, never by a count of characters.
    number = forms.CharField(
        label=gettext_lazy("Number"), max_length=80, help_text=Phone._meta.get_field("number").help_text
    )
    hidden = forms.BooleanField(
        label=gettext_lazy("Hidden from residents"), required=False,
        help_text=gettext_lazy("The line is dead, or calling it could harm somebody. It stays here for staff."),
    )  # fmt: skip

    class Meta:
        model = Phone
        fields = ["service", "service_at_location", *EDITED_PHONE_FIELDS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "hidden" in self.fields:
            self.fields["hidden"].initial = self.instance.hidden_since is not None

    def clean(self):
        """Read the number in any spelling; an extension written behind it moves to its own field."""
        data = super().clean()
        if "number" in data:
            try:
                data["number"], extension = phones.parse(data["number"], short=data.get("kind") == PhoneKind.TEXT)
            except phones.Refused as refused:
                self.add_error("number", str(refused))
            else:
                data["extension"] = data.get("extension") or extension
        return data

    def save(self, commit=True):
        if "hidden" in self.fields:
            hidden = self.cleaned_data.get("hidden", False)
            self.instance.hidden_since = (self.instance.hidden_since or timezone.now()) if hidden else None
        return super().save(commit)


class PhoneInline(PartInline):
    model = Phone
    form = PhoneForm
    fields = PHONE_FIELDS
    verbose_name_plural = gettext_lazy("Numbers to call or text")


class ServicePhoneInline(PhoneInline):
    fk_name = "service"


class HoursForm(forms.ModelForm):
    """Weekdays are ticked; the row keeps them as MO,TU,WE."""

    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("Weekdays"), choices=Weekday.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one weekday.")},
    )  # fmt: skip

    class Meta:
        model = Hours
        fields = ["service", "service_at_location", "phone", *HOURS_FIELDS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "weekdays" in self.fields:
            self.initial["weekdays"] = self.instance.days

    def clean_weekdays(self) -> str:
        return ",".join(day for day in Weekday.values if day in self.cleaned_data["weekdays"])


class HoursInline(PartInline):
    model = Hours
    form = HoursForm
    fields = HOURS_FIELDS
    removable = True


class ServiceHoursInline(HoursInline):
    fk_name = "service"


class LanguageInline(PartInline):
    model = ServiceLanguage
    fields = ["code", "how"]
    removable = True
    show_change_link = False
    verbose_name_plural = gettext_lazy("Languages in which people are served")


class PlaceInline(PartInline):
    """Phones and hours of one place are on the place's own page: follow "Change"."""

    model = ServiceAtLocation
    fields = ["location", "position", "note"]
    removable = True
    verbose_name_plural = gettext_lazy("Places")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service", "location__organization")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "location":
            field.queryset = field.queryset.select_related("organization")
        return field


class CheckInline(ReadOnlyInline):
    """Read only: a check is recorded with the button above, and never changed."""

    model = Check
    fields = ["on", "how", "outcome", "by", "note"]
    verbose_name_plural = gettext_lazy("Checks")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by", "service")


class SightingInline(PartInline):
    model = Sighting
    fields = ["source_name", "source_url", "source_date", "source_kind"]
    removable = True
    show_change_link = False
    verbose_name_plural = gettext_lazy("Where the number was seen")
