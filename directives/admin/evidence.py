"""Findings: written once, never changed, at most retracted with a reason."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.evidence import evidence
from directives.models import DueKind, Finding, FindingTranslation
from publishing.translation_admin import register_translations

from .written_once import RETRACTION, WrittenOnceAdmin


class FindingForm(forms.ModelForm):
    class Meta:
        model = Finding
        fields = ["assignment", "verdict", "checked_on", "happened_on", "summary", "source", "locator", "where_looked"]

    def clean_checked_on(self):
        if self.cleaned_data["checked_on"] > timezone.localdate():
            raise ValidationError(_("A search lies in the past: choose today or an earlier day."))
        return self.cleaned_data["checked_on"]


@admin.register(Finding)
class FindingAdmin(WrittenOnceAdmin):
    form = FindingForm
    kept_fields = ("recorded_by", "recorded_at", *RETRACTION)
    shown_as = "components/finding.html"
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

    def get_changeform_initial_data(self, request):
        return {"checked_on": timezone.localdate(), **super().get_changeform_initial_data(request)}

    def shown_words(self, form) -> dict:
        finding = form.instance
        together = [*finding.assignment.findings.select_related("source"), finding]
        return {
            "heading": finding.assignment,
            "finding": finding,
            "mark": evidence(together, today=timezone.localdate()),
            "goes_on": finding.assignment.obligation.due_kind in (DueKind.MONTHLY, DueKind.CONTINUING),
        }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "assignment":
            field.queryset = field.queryset.select_related("body", "obligation")
        return field

    def save_model(self, request, obj, form, change):
        obj.recorded_by = request.user
        super().save_model(request, obj, form, change)


register_translations(FindingTranslation)
