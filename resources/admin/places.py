"""Organizations, their places, and the days on which they are closed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from publishing.admin import ContentAdmin, HistoryAdmin, ReadOnlyInline
from publishing.translation_admin import register_translations
from resources.models import (
    Closure,
    Location,
    Organization,
    OrganizationTranslation,
    PhoneTranslation,
    Service,
    ServiceAtLocation,
    ServiceLanguage,
    ServiceTranslation,
)

from .inlines import HoursInline, PhoneInline


class ServicesOfOrganization(ReadOnlyInline):
    model = Service
    fields = ["name", "status"]
    show_change_link = True


@admin.register(Organization)
class OrganizationAdmin(HistoryAdmin):
    list_display = ["name", "kind", "federal"]
    list_filter = ["kind", "federal"]
    search_fields = ["name", "description"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ServicesOfOrganization]
    fieldsets = [
        (_("Who is it?"), {"fields": ["name", "slug", "kind", "federal", "description"]}),
        (_("How do people reach it?"), {"fields": ["url", "email"]}),
    ]


@admin.register(Location)
class LocationAdmin(HistoryAdmin):
    list_display = ["__str__", "organization", "city", "zip_code", "point_source"]
    list_filter = ["point_source", "area"]
    list_select_related = ["organization"]
    search_fields = ["name", "street", "city", "zip_code", "organization__name"]
    fieldsets = [
        (_("Whose place is it?"), {"fields": ["organization", "name", "url"]}),
        (_("Where is it?"), {"fields": ["street", "city", "state", "zip_code", "area"]}),
        (_("Where on the map?"), {"fields": ["latitude", "longitude", "point_source", "point_note"]}),
        (_("How do people get in?"), {"fields": ["accessibility", "transit"]}),
    ]


class PlacePhoneInline(PhoneInline):
    fk_name = "service_at_location"


class PlaceHoursInline(HoursInline):
    fk_name = "service_at_location"


@admin.register(ServiceAtLocation)
class ServiceAtLocationAdmin(HistoryAdmin):
    """One service at one place, with the numbers and hours that hold only there."""

    listed = False
    list_display = ["service", "location", "position"]
    list_select_related = ["service", "location__organization"]
    search_fields = ["service__name", "location__name", "location__street"]
    fields = ["service", "location", "position", "note"]
    inlines = [PlacePhoneInline, PlaceHoursInline]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service", "location__organization")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "location":
            field.queryset = field.queryset.select_related("organization")
        return field


@admin.register(Closure)
class ClosureAdmin(ContentAdmin):
    list_display = ["on", "name", "organization"]
    list_select_related = ["organization"]
    search_fields = ["name"]
    fields = ["on", "name", "organization"]


@admin.register(ServiceLanguage)
class ServiceLanguageAdmin(ContentAdmin):
    listed = False
    list_display = ["service", "code", "how"]
    list_filter = ["code", "how"]
    list_select_related = ["service"]
    search_fields = ["service__name"]
    fields = ["service", "code", "how"]


register_translations(ServiceTranslation, OrganizationTranslation, PhoneTranslation)
