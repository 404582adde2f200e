"""One number with its hours and where it was seen; opening tables; numbers refused or in doubt."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin import ContentAdmin, HistoryAdmin
from resources.models import Hours, NumberConflict, Phone, RefusedNumber, Sighting

from .inlines import HOURS_FIELDS, PHONE_FIELDS, HoursForm, HoursInline, PhoneForm, SightingInline
from .number_search import services_with_number


class LineHoursInline(HoursInline):
    fk_name = "phone"


def service_of(row):
    """The service that a number or an opening table belongs to, directly, through a place or a line."""
    if row.service_id:
        return row.service
    if row.service_at_location_id:
        return row.service_at_location.service
    return service_of(row.phone)


class OfAService:
    """Shared by numbers and hours: which service the row belongs to, and its place named in one query."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "service_at_location":
            field.queryset = field.queryset.select_related("service", "location__organization")
        return field

    @admin.display(description=_("service"))
    def of_service(self, row) -> str:
        return str(service_of(row))


@admin.register(Phone)
class PhoneAdmin(OfAService, HistoryAdmin):
    form = PhoneForm
    kept_on_restore = ("hidden_since",)
    list_display = ["display", "extension", "of_service", "kind", "tier", "hidden_since"]
    list_filter = ["kind", "tier", ("hidden_since", admin.EmptyFieldListFilter)]
    list_select_related = ["service", "service_at_location__service"]
    search_fields = ["vanity", "note", "service__name"]
    search_help_text = _("Words, or a telephone number in any spelling.")
    inlines = [LineHoursInline, SightingInline]
    fieldsets = [
        (_("Whose number is it?"), {"fields": ["service", "service_at_location"]}),
        (_("What do people dial?"), {"fields": PHONE_FIELDS}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service", "service_at_location__service")

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if owners := services_with_number(search_term):
            found = (
                found | queryset.filter(service__in=owners) | queryset.filter(service_at_location__service__in=owners)
            )
        return found, duplicates


@admin.register(Hours)
class HoursAdmin(OfAService, HistoryAdmin):
    form = HoursForm
    list_display = ["__str__", "of_service", "kind", "confidence"]
    list_filter = ["kind", "confidence"]
    list_select_related = [
        "service",
        "service_at_location__service",
        "phone__service",
        "phone__service_at_location__service",
    ]
    search_fields = ["service__name", "note"]
    fieldsets = [
        (_("Of what? Choose one"), {"fields": ["service", "service_at_location", "phone"]}),
        (_("When?"), {"fields": HOURS_FIELDS}),
    ]


@admin.register(Sighting)
class SightingAdmin(ContentAdmin):
    listed = False
    list_display = ["source_name", "source_date", "phone"]
    list_select_related = ["phone"]
    search_fields = ["source_name"]
    fields = ["phone", "source_name", "source_url", "source_date", "source_kind"]


@admin.register(RefusedNumber)
class RefusedNumberAdmin(HistoryAdmin):
    list_display = ["__str__", "why"]
    search_fields = ["number", "why"]
    fields = ["number", "why"]


@admin.register(NumberConflict)
class NumberConflictAdmin(ContentAdmin):
    list_display = ["subject", "settled"]
    list_filter = ["settled"]
    search_fields = ["subject", "detail"]
    fields = ["subject", "detail", "settled"]
