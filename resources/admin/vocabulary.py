"""The words by which people look for help."""

from django.contrib import admin

from publishing.admin import ContentAdmin, HistoryAdmin
from publishing.translation_admin import register_translations
from resources.models import Area, AreaTranslation, Audience, AudienceTranslation, Need, NeedTranslation

from .labels import need_label


@admin.register(Need)
class NeedAdmin(HistoryAdmin):
    list_display = ["label", "slug", "position"]
    list_select_related = ["parent"]
    search_fields = ["name", "resident_words"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "parent", "position", "resident_words", "open_eligibility"]

    @admin.display(description="need", ordering="name")
    def label(self, need) -> str:
        return need_label(need)


@admin.register(Audience)
class AudienceAdmin(ContentAdmin):
    list_display = ["name", "slug", "position"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "position"]


@admin.register(Area)
class AreaAdmin(ContentAdmin):
    list_display = ["name", "reach", "slug", "position"]
    list_filter = ["reach"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "reach", "position"]


register_translations(NeedTranslation, AudienceTranslation, AreaTranslation)
