"""The documents, the bodies, the records requests and the cases."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directives.models import Body, LegalAction, Member, RecordsRequest, Source, WorkingGroup
from publishing.admin import ContentAdmin, HistoryAdmin, PartInline


def without_a_copy(sources):
    """Those at an address on the web whose words would be lost with it."""
    return sources.filter(archived_url="").exclude(url="")


class CopyFilter(admin.SimpleListFilter):
    title = _("archived copy")
    parameter_name = "copy"

    def lookups(self, request, model_admin):
        return [("missing", _("Missing"))]

    def queryset(self, request, queryset):
        return without_a_copy(queryset) if self.value() == "missing" else queryset


@admin.register(Source)
class SourceAdmin(HistoryAdmin):
    list_display = ["title", "publisher", "kind", "published_on", "archived_url"]
    list_filter = ["kind", "first_hand", CopyFilter]
    search_fields = ["title", "publisher", "url"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            _("Which document is it?"),
            {"fields": ["title", "slug", "publisher", "kind", "first_hand", "format_note", "language"]},
        ),
        (_("Where is it?"), {"fields": ["url", "archived_url", "file", "sha256"]}),
        (_("From when?"), {"fields": ["published_on", "published_precision", "retrieved_on"]}),
        (_("What should readers know about it?"), {"fields": ["note"]}),
    ]


class MemberInline(PartInline):
    model = Member
    fk_name = "group"
    fields = ["body", "role", "since", "until", "source", "locator"]
    removable = True
    show_change_link = False
    verbose_name_plural = _("Members, if it is a group")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("body")


class BodyAdmin(HistoryAdmin):
    list_display = ["name", "short_name", "kind", "of_the_city", "liaison_as_of"]
    list_filter = ["kind", "of_the_city"]
    search_fields = ["name", "short_name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MemberInline]
    fieldsets = [
        (_("Who is it?"), {"fields": ["name", "short_name", "slug", "kind", "of_the_city", "parent", "url"]}),
        (_("What is its part in this policy?"), {"fields": ["role", "note"]}),
        (_("Who is the liaison?"), {"fields": ["liaison_contact", "liaison_source", "liaison_as_of"]}),
        (_("How do we know?"), {"fields": ["source"]}),
    ]


admin.site.register(Body, BodyAdmin)


@admin.register(WorkingGroup)
class WorkingGroupAdmin(BodyAdmin):
    """The bodies that others form to work together; the same rows as under bodies."""

    def history_view(self, request, object_id, extra_context=None):
        return self._as_body().history_view(request, object_id, extra_context)

    def _as_body(self):
        return self.admin_site.get_model_admin(Body)


@admin.register(Member)
class MemberAdmin(ContentAdmin):
    listed = False
    list_display = ["body", "group", "role", "since", "until"]
    list_select_related = ["body", "group"]
    search_fields = ["body__name", "group__name", "role"]
    fields = ["group", "body", "role", "since", "until", "source", "locator"]


@admin.register(RecordsRequest)
class RecordsRequestAdmin(HistoryAdmin):
    list_display = ["title", "requester", "agency", "law"]
    list_filter = ["law"]
    list_select_related = ["requester", "agency"]
    search_fields = ["title", "asks_for", "tracking_number"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (_("Who asks whom?"), {"fields": ["title", "slug", "requester", "agency", "law", "tracking_number"]}),
        (_("For what?"), {"fields": ["asks_for", "provision"]}),
        (_("How do we know?"), {"fields": ["source"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "provision":
            field.queryset = field.queryset.select_related("directive")
        return field


@admin.register(LegalAction)
class LegalActionAdmin(HistoryAdmin):
    list_display = ["caption", "court", "docket", "city_role", "effect_as_of"]
    list_filter = ["city_role"]
    search_fields = ["caption", "docket", "about"]
    prepopulated_fields = {"slug": ["caption"]}
    fieldsets = [
        (_("Which case is it?"), {"fields": ["caption", "slug", "court", "docket"]}),
        (_("What is it about?"), {"fields": ["about", "city_role", "city_role_note"]}),
        (_("What is in effect now?"), {"fields": ["current_effect", "effect_as_of"]}),
        (_("How do we know?"), {"fields": ["source"]}),
    ]
