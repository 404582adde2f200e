"""One screen per directive: its points, how it hangs together with others, and what happened."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from directives.models import (
    Directive,
    DirectiveTranslation,
    Event,
    EventKind,
    Obligation,
    Provision,
    ProvisionService,
    ProvisionServiceTranslation,
    ProvisionTranslation,
    Relation,
)
from publishing.admin import HistoryAdmin, PartInline, PublishableAdmin
from publishing.models import Publishable
from publishing.translation_admin import register_translations


class ProvisionInline(PartInline):
    """The words of each point; its duties and services are on the point's own page: follow "Change"."""

    model = Provision
    fields = ["position", "number", "eid", "parent", "modality", "heading", "summary", "source", "locator"]
    verbose_name_plural = _("Points")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("directive")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "parent":
            field.queryset = field.queryset.select_related("directive").filter(eid__startswith="part_")
        return field


class RelationInline(PartInline):
    model = Relation
    fk_name = "from_directive"
    fields = ["kind", "to_directive", "target_provision", "effective_on", "source", "locator", "note"]
    removable = True
    verbose_name_plural = _("What it does to other instruments")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("from_directive", "to_directive")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "target_provision":
            field.queryset = field.queryset.select_related("directive")
        return field


class EventInline(PartInline):
    """New ones can be added here; those that are written are only read, and retracted on their own page."""

    model = Event
    fk_name = "directive"
    fields = ["kind", "on", "precision", "title", "slug", "text", "source", "locator"]
    verbose_name_plural = _("What happened")

    def has_change_permission(self, request, obj=None):
        return False

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "kind":
            kwargs["choices"] = [choice for choice in EventKind.choices if choice[0].startswith("directive_")]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Directive)
class DirectiveAdmin(PublishableAdmin):
    list_display = ["citation", "title", "kind", "signatory", "signed_on", "status_words"]
    list_filter = ["status", "kind", "full_text_seen"]
    search_fields = ["title", "number", "signatory", "summary"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [ProvisionInline, RelationInline, EventInline]
    fieldsets = [
        (_("Which instrument is it?"), {"fields": ["kind", "issuer", "signatory", "number", "revision", "title", "title_note", "slug", "position"]}),
        (_("What does it say?"), {"fields": ["meaning", "summary", "recipients", "full_text_seen"]}),
        (
            _("Since when?"),
            {
                "fields": [
                    "signed_on", "signed_precision", "signed_basis", "signed_at", "published_on", "published_basis",
                    "effective_on", "effective_basis",
                ]
            },
        ),
        (_("Where does it stand?"), {"fields": ["current_state", "next_step", "reviewed_on"]}),
        (_("How do we know?"), {"fields": ["source", "more_sources"]}),
        (_("Publication"), {"fields": ["where_it_stands", *(f.name for f in Publishable._meta.fields if f.editable)]}),
    ]  # fmt: skip


class ObligationInline(PartInline):
    """Who owes a duty is on the duty's own page: follow "Change"."""

    model = Obligation
    fields = ["action", "slug", "actor_words", "every_department", "due_kind", "due_n", "due_date", "due_anchor", "due_words", "source", "note"]  # fmt: skip
    verbose_name_plural = _("Duties")


class ServiceLinkInline(PartInline):
    model = ProvisionService
    fields = ["service", "how", "basis", "source", "position"]
    removable = True
    verbose_name_plural = _("Services that carry this out")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service")


class WordsFilter(admin.SimpleListFilter):
    title = _("plain words")
    parameter_name = "words"

    def lookups(self, request, model_admin):
        return [("missing", _("No summary, or none in Spanish"))]

    def queryset(self, request, queryset):
        return queryset.lacking_words() if self.value() == "missing" else queryset


@admin.register(Provision)
class ProvisionAdmin(HistoryAdmin):
    draft_of = "directive"
    list_display = ["heading", "directive", "eid", "modality"]
    list_filter = ["directive", "modality", WordsFilter]
    list_select_related = ["directive"]
    search_fields = ["heading", "summary", "text"]
    inlines = [ObligationInline, ServiceLinkInline]
    fieldsets = [
        (_("Which point is it?"), {"fields": ["directive", "parent", "eid", "position", "number", "modality"]}),
        (_("What does it say?"), {"fields": ["heading", "summary", "text", "actor", "no_service_note", "note"]}),
        (
            _("What stands in the way?"),
            {"fields": ["enforceability_note", "enforceability_source", "enforceability_as_of"]},
        ),
        (_("How do we know?"), {"fields": ["source", "locator"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("directive")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "parent":
            field.queryset = field.queryset.select_related("directive").filter(eid__startswith="part_")
        return field

    def panels(self, request, obj):
        url = reverse("admin:directives_directive_change", args=[obj.directive_id])
        return [{"template": "admin/_link_panel.html", "link": format_html('<a href="{}">{}</a>', url, obj.directive)}]


@admin.register(ProvisionService)
class ProvisionServiceAdmin(HistoryAdmin):
    list_display = ["service", "provision", "basis", "how"]
    list_filter = ["basis", "provision__directive"]
    list_select_related = ["service", "provision__directive"]
    search_fields = ["how", "service__name", "provision__heading"]
    fields = ["provision", "service", "how", "basis", "source", "position"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "provision":
            field.queryset = field.queryset.select_related("directive")
        return field


@admin.register(Relation)
class RelationAdmin(HistoryAdmin):
    list_display = ["__str__", "effective_on", "source"]
    list_filter = ["kind"]
    list_select_related = ["from_directive", "to_directive", "source"]
    search_fields = ["from_directive__title", "to_directive__title", "note"]
    fields = ["from_directive", "kind", "to_directive", "target_provision", "effective_on", "source", "locator", "note"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "target_provision":
            field.queryset = field.queryset.select_related("directive")
        return field


register_translations(DirectiveTranslation, ProvisionTranslation, ProvisionServiceTranslation)
