"""Alerts over every page, and the statements of rights."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pages.models import Alert, AlertTranslation, Right, RightTranslation
from publishing.admin import HistoryAdmin, PublishableAdmin
from publishing.translation_admin import register_translations


@admin.register(Alert)
class AlertAdmin(PublishableAdmin):
    list_display = ["text", "severity", "area", "expire_at", "status_words"]
    list_filter = ["status", "severity"]
    list_select_related = ["area"]
    search_fields = ["text"]
    fieldsets = [
        (_("What must people know?"), {"fields": ["text", "severity", "url"]}),
        (_("Whom does it concern?"), {"fields": ["area"]}),
        (_("Publication"), {"fields": ["where_it_stands", "publish_at", "expire_at"]}),
    ]


@admin.register(Right)
class RightAdmin(HistoryAdmin):
    list_display = ["text", "topic", "reviewed_on", "position"]
    list_filter = ["topic"]
    search_fields = ["text"]
    prepopulated_fields = {"slug": ["topic"]}
    fieldsets = [
        (_("What does it say?"), {"fields": ["text", "topic", "slug", "position"]}),
        (_("How do we know?"), {"fields": ["sources"]}),
        (_("Who has read and approved it?"), {"fields": ["reviewer", "reviewed_on"]}),
    ]


register_translations(AlertTranslation, RightTranslation)
