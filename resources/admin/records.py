"""What people found out: checks by staff, and mistakes that residents reported."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from publishing.admin import ContentAdmin
from publishing.version import raise_content_version
from resources.models import Check, CheckInterval, Correction


class CheckAddForm(forms.ModelForm):
    class Meta:
        model = Check
        fields = ["service", "phone", "on", "how", "outcome", "note"]

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise ValidationError(_("A check lies in the past: choose today or an earlier day."))
        return self.cleaned_data["on"]


@admin.register(Check)
class CheckAdmin(ContentAdmin):
    """Written once. A wrong check is followed by a right one."""

    form = CheckAddForm
    list_display = ["service", "on", "how", "outcome", "by"]
    list_filter = ["outcome", "how", "on"]
    list_select_related = ["service", "by"]
    search_fields = ["service__name", "note"]
    fields = ["service", "phone", "on", "how", "outcome", "note"]

    def get_readonly_fields(self, request, obj=None):
        return ["by", "recorded_at"] if obj else []

    def get_fields(self, request, obj=None):
        return [*self.fields, "by", "recorded_at"] if obj else self.fields

    def get_changeform_initial_data(self, request):
        return {"on": timezone.localdate(), **super().get_changeform_initial_data(request)}

    def has_change_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.by = request.user
        super().save_model(request, obj, form, change)


@admin.register(CheckInterval)
class CheckIntervalAdmin(ContentAdmin):
    list_display = ["kind", "days"]
    fields = ["kind", "days"]


@admin.register(Correction)
class CorrectionAdmin(ContentAdmin):
    """What a resident wrote is never altered; what became of it is written here."""

    list_display = ["service", "about", "state", "received_on", "code"]
    list_filter = ["state", "about"]
    list_select_related = ["service"]
    search_fields = ["code", "message", "service__name"]
    fieldsets = [
        (_("What does the resident say?"), {"fields": ["service", "about", "message", "code", "received_on"]}),
        (_("What became of it?"), {"fields": ["state", "outcome"]}),
    ]
    readonly_fields = ["service", "about", "message", "code", "received_on"]

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        raise_content_version()  # the page on which the reference is looked up may be stored
