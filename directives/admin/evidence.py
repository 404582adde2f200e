"""Findings: written once, never changed, at most retracted with a reason."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.evidence import evidence
from directives.findings import retract
from directives.models import DueKind, Finding, FindingTranslation
from publishing.admin import ContentAdmin
from publishing.translation_admin import register_translations

RETRACTION = ["retracted_on", "retraction_reason", "retracted_by"]


class RetractForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why does it no longer count?"),
        max_length=300,
        help_text=gettext_lazy("Readers see this sentence beside the finding."),
    )


class FindingForm(forms.ModelForm):
    class Meta:
        model = Finding
        fields = ["assignment", "verdict", "checked_on", "happened_on", "summary", "source", "locator", "where_looked"]

    def clean_checked_on(self):
        if self.cleaned_data["checked_on"] > timezone.localdate():
            raise ValidationError(_("A search lies in the past: choose today or an earlier day."))
        return self.cleaned_data["checked_on"]


@admin.register(Finding)
class FindingAdmin(ContentAdmin):
    form = FindingForm
    list_display = ["assignment", "verdict", "checked_on", "source", "retracted_on"]
    list_filter = ["verdict", ("retracted_on", admin.EmptyFieldListFilter), "assignment__obligation"]
    list_select_related = ["assignment__body", "assignment__obligation", "source"]
    search_fields = ["summary", "where_looked", "assignment__body__name"]
    fieldsets = [
        (gettext_lazy("Which duty, of whom?"), {"fields": ["assignment"]}),
        (
            gettext_lazy("What does the public record show?"),
            {"fields": ["verdict", "checked_on", "happened_on", "summary"]},
        ),
        (gettext_lazy("Where is it? Leave empty if nothing was found"), {"fields": ["source", "locator"]}),
        (gettext_lazy("Where did you look?"), {"fields": ["where_looked"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("assignment__body", "assignment__obligation", "source")

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets
        kept = [(gettext_lazy("Since it was written"), {"fields": ["recorded_by", "recorded_at", *RETRACTION]})]
        return [*self.fieldsets, *kept]

    def get_readonly_fields(self, request, obj=None):
        return ["recorded_by", "recorded_at", *RETRACTION] if obj else []

    def get_changeform_initial_data(self, request):
        typed = getattr(request, "typed_before", {})
        return {"checked_on": timezone.localdate(), **super().get_changeform_initial_data(request), **typed}

    def add_view(self, request, form_url="", extra_context=None):
        """A finding cannot be changed later: before it is written, its words are shown as readers see them."""
        if request.method == "POST" and "_edit" in request.POST:
            request.typed_before, request.method = request.POST.dict(), "GET"
        elif request.method == "POST" and "_write" not in request.POST and self.has_add_permission(request):
            form = self.get_form(request)(request.POST)
            if form.is_valid():
                return self.preview(request, form)
        return super().add_view(request, form_url, extra_context)

    def preview(self, request, form):
        finding = form.instance
        together = [*finding.assignment.findings.select_related("source"), finding]
        context = {
            **self.admin_site.each_context(request),
            "title": _("This is what readers will see"),
            "opts": self.opts,
            "finding": finding,
            "mark": evidence(together, today=timezone.localdate()),
            "goes_on": finding.assignment.obligation.due_kind in (DueKind.MONTHLY, DueKind.CONTINUING),
            "typed": [(name, value) for name, value in request.POST.items() if name in form.fields],
        }
        return render(request, "admin/finding_preview.html", context)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "assignment":
            field.queryset = field.queryset.select_related("body", "obligation")
        return field

    def has_change_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.recorded_by = request.user
        super().save_model(request, obj, form, change)

    def has_retract_permission(self, request) -> bool:
        # Nobody changes a finding, so the permission to change one stands for retracting it.
        return request.user.has_perm("directives.change_finding")

    def panels(self, request, obj):
        if obj.retracted_on or not self.has_retract_permission(request):
            return []
        return [
            {
                "template": "admin/_panel_form.html",
                "id": "retract",
                "heading": _("Retract with a reason"),
                "explanation": _("A finding is never changed. If it is wrong, retract it and write a new one."),
                "form": RetractForm(auto_id="retract_%s"),
                "url": reverse("admin:directives_finding_retract", args=[obj.pk]),
                "button": _("Retract this finding"),
            }
        ]

    def get_urls(self):
        view = self.admin_site.admin_view(self.retract_view)
        return [path("<int:object_id>/retract/", view, name="directives_finding_retract"), *super().get_urls()]

    def retract_view(self, request, object_id):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        finding = self.object_or_404(request, object_id)
        if not self.has_retract_permission(request):
            messages.error(
                request, _("Only an approver retracts findings. Ask an approver, and say what is wrong with it.")
            )
            return self.back_to(finding)
        try:
            retract(finding, by=request.user, on=timezone.localdate(), reason=request.POST.get("reason", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            self.log_change(request, finding, _("Retracted"))
            messages.success(request, _("The finding is retracted. It stays readable, with your reason beside it."))
        return self.back_to(finding)


register_translations(FindingTranslation)
