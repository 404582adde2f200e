"""Everything that happened: written once, never changed, at most retracted with a reason."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directives.models import Event, EventTranslation
from publishing.admin import HistoryAdmin
from publishing.translation_admin import register_translations

from .written_once import WrittenOnceAdmin


@admin.register(Event)
class EventAdmin(WrittenOnceAdmin, HistoryAdmin):
    list_display = ["title", "on", "kind", "source", "retracted_on"]
    list_filter = ["kind", "computed", ("retracted_on", admin.EmptyFieldListFilter)]
    list_select_related = ["source"]
    search_fields = ["title", "text"]
    date_hierarchy = "on"
    shown_as = "directives/_event.html"
    fieldsets = [
        (_("What happened?"), {"fields": ["title", "slug", "kind", "text", "days"]}),
        (_("When?"), {"fields": ["on", "precision", "computed"]}),
        (_("To what? Choose the one that the kind names"), {"fields": ["directive", "request", "case", "body"]}),
        (_("How do we know?"), {"fields": ["source", "locator", "more_sources", "note"]}),
    ]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["title"]}

    def shown_words(self, form) -> dict:
        event = form.instance
        return {"heading": event.directive or event.request or event.case or event.body, "event": event}


register_translations(EventTranslation)
