"""Duties, and who owes each. From here a search that found nothing is noted for many at once."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directives.evidence import OLD_AFTER
from directives.findings import record_nothing_found
from directives.models import Assignment, Finding, Obligation, ObligationTranslation
from publishing.admin import HistoryAdmin, PartInline, ReadOnlyInline
from publishing.translation_admin import register_translations


class AssignmentInline(PartInline):
    model = Assignment
    fields = ["body"]
    verbose_name_plural = gettext_lazy("Who owes it")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("body", "obligation")


@admin.register(Obligation)
class ObligationAdmin(HistoryAdmin):
    draft_of = "provision.directive"
    list_display = ["action", "provision", "due_kind", "due_date", "every_department"]
    list_filter = ["provision__directive", "due_kind", "every_department"]
    list_select_related = ["provision__directive"]
    search_fields = ["action", "actor_words", "due_words"]
    inlines = [AssignmentInline]
    fieldsets = [
        (gettext_lazy("What must be done?"), {"fields": ["provision", "action", "slug"]}),
        (gettext_lazy("Who must do it?"), {"fields": ["actor_words", "every_department"]}),
        (gettext_lazy("By when?"), {"fields": ["due_kind", "due_date", "due_n", "due_anchor", "due_words"]}),
        (gettext_lazy("How do we know?"), {"fields": ["source", "note"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "provision":
            field.queryset = field.queryset.select_related("directive")
        return field

    def panels(self, request, obj):
        url = reverse("admin:directives_provision_change", args=[obj.provision_id])
        return [{"template": "admin/_link_panel.html", "link": format_html('<a href="{}">{}</a>', url, obj.provision)}]


class FindingInline(ReadOnlyInline):
    model = Finding
    fields = ["checked_on", "verdict", "summary", "where_looked", "source", "retracted_on"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")


class CheckedFilter(admin.SimpleListFilter):
    title = gettext_lazy("looked for evidence")
    parameter_name = "looked"

    def lookups(self, request, model_admin):
        return [("never", _("Never")), ("old", _("More than 90 days ago")), ("yes", _("At least once"))]

    def queryset(self, request, queryset):
        if self.value() == "never":
            return never_looked(queryset)
        if self.value() == "old":
            return looked_long_ago(queryset)
        if self.value() == "yes":
            return queryset.filter(pk__in=Finding.objects.standing().values("assignment"))
        return queryset


def never_looked(assignments):
    """Those without a finding that stands."""
    return assignments.exclude(pk__in=Finding.objects.standing().values("assignment"))


def looked_long_ago(assignments):
    """Those whose newest finding that stands is so old that pages say so."""
    standing = Finding.objects.standing()
    fresh = standing.filter(checked_on__gte=timezone.localdate() - OLD_AFTER)
    looked = assignments.filter(pk__in=standing.values("assignment"))
    return looked.exclude(pk__in=fresh.values("assignment"))


class NothingFoundForm(forms.Form):
    where_looked = forms.CharField(
        label=gettext_lazy("Where did you look?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Readers see this. Name each place: the Mayor's website, the department's website."),
    )
    on = forms.DateField(
        label=gettext_lazy("On which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


@admin.register(Assignment)
class AssignmentAdmin(HistoryAdmin):
    list_display = ["body", "obligation", "last_finding"]
    list_filter = [CheckedFilter, "obligation", "body"]
    list_select_related = ["body", "obligation"]
    search_fields = ["body__name", "obligation__action"]
    fields = ["obligation", "body"]
    inlines = [FindingInline]
    actions = ["nothing_found"]
    list_max_show_all = 600

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("body", "obligation").prefetch_related("findings")

    @admin.display(description=gettext_lazy("newest finding"))
    def last_finding(self, assignment) -> str:
        standing = [finding for finding in assignment.findings.all() if finding.retracted_on is None]
        return str(standing[0]) if standing else _("Not checked yet")

    def has_finding_permission(self, request) -> bool:
        return request.user.has_perm("directives.add_finding")

    @admin.action(description=gettext_lazy("Searched all departments, found nothing"), permissions=["finding"])
    def nothing_found(self, request, queryset):
        """Ask where and when, then write one finding per row."""
        form = NothingFoundForm(request.POST if "apply" in request.POST else None, initial={"on": timezone.localdate()})
        if form.is_valid():
            try:
                count = record_nothing_found(
                    queryset,
                    by=request.user,
                    on=form.cleaned_data["on"],
                    where_looked=form.cleaned_data["where_looked"],
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                told = ngettext("%d finding written.", "%d findings written.", count)
                messages.success(request, told % count)
                return redirect(request.get_full_path())
        context = {
            **self.admin_site.each_context(request),
            "title": _("Searched, found nothing"),
            "opts": self.opts,
            "form": form,
            "rows": list(queryset),
            "action": "nothing_found",
            "button": _("Write these findings"),
        }
        return render(request, "admin/action_form.html", context)


register_translations(ObligationTranslation)
