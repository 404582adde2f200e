"""The page on which a service is written, checked and published."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from publishing.admin import PublishableAdmin
from publishing.models import Publishable
from resources.models import Check, Need, Service
from resources.verification import record_check

from .filters import CheckFilter, NeedFilter
from .inlines import CheckInline, LanguageInline, PlaceInline, ServiceHoursInline, ServicePhoneInline
from .labels import need_label
from .number_search import services_with_number


class CheckForm(forms.ModelForm):
    """How it was checked and what came of it; who and when are known."""

    class Meta:
        model = Check
        fields = ["how", "outcome", "note"]
        widgets = {"note": forms.TextInput}


@admin.register(Service)
class ServiceAdmin(PublishableAdmin):
    list_display = ["name", "organization", "status_words", "checked_words"]
    list_filter = ["status", CheckFilter, NeedFilter, "verify_priority", "organization__federal"]
    list_select_related = ["organization"]
    search_fields = ["name", "summary", "organization__name", "description", "staff_notes"]
    search_help_text = gettext_lazy("Words, or a telephone number in any spelling.")
    actions = ["confirmed_by_phone_today"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ServicePhoneInline, ServiceHoursInline, LanguageInline, PlaceInline, CheckInline]
    fieldsets = [
        (gettext_lazy("What is it?"), {"fields": ["name", "slug", "organization", "main_need", "needs", "summary", "description"]}),
        (
            gettext_lazy("How do people reach it?"),
            {
                "description": gettext_lazy("Numbers, hours, languages and places have their own boxes further down."),
                "fields": [
                    "way_in_person", "way_phone", "way_online", "way_text", "way_delivered", "url", "email",
                    "caution", "alert",
                ],
            },
        ),
        (gettext_lazy("What happens and what to bring?"), {"fields": ["how_to_get", "documents", "cost", "cost_note", "capacity", "capacity_as_of"]}),
        (
            gettext_lazy("What do they ask?"),
            {
                "description": gettext_lazy("Not known is an answer. Never guess: a wrong \"not asked\" can harm somebody."),
                "fields": [*Service.ASKS[:1], "asks_immigration_status_note", *Service.ASKS[1:], "asks_note", "records_note"],
            },
        ),
        (gettext_lazy("Who is it for?"), {"fields": ["audiences", "eligibility"]}),
        (gettext_lazy("Where and when?"), {"fields": ["areas", "area_note", "place_visibility", "hours_note"]}),
        (
            gettext_lazy("How do we know?"),
            {
                "fields": [
                    "source_name", "source_url", "source_date", "source_whole_site", "source_note", "source_confidence",
                    "phone_confidence", "phone_tier", "check_kind",
                ]
            },
        ),
        (gettext_lazy("Publication"), {"fields": ["where_it_stands", *(f.name for f in Publishable._meta.fields if f.editable)]}),
        (gettext_lazy("Staff only, never shown"), {"fields": ["verify_priority", "verify_reasons", "staff_notes"]}),
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).with_check_state()

    def get_search_results(self, request, queryset, search_term):
        """By words; a term that holds a number finds the service by any spelling of it too."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if with_number := services_with_number(search_term):
            found = queryset.filter(pk__in=with_number) | found
        return found, duplicates

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "needs":
            kwargs["queryset"] = Need.objects.select_related("parent").order_by("parent__position", "position")
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "needs":
            field.label_from_instance = need_label
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "main_need":
            kwargs["queryset"] = Need.objects.select_related("parent")
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "main_need":
            field.label_from_instance = need_label
        return field

    @admin.display(description=gettext_lazy("confirmed on"), ordering="checked_on")
    def checked_words(self, service) -> str:
        if service.checked_on is None:
            return _("Never checked")
        words = date_format(service.checked_on, "DATE_FORMAT")
        return words if service.check_rank == 0 else _("%(day)s: due again") % {"day": words}

    def has_check_permission(self, request) -> bool:
        return request.user.has_perm("resources.add_check")

    @admin.action(description=gettext_lazy("Confirmed by phone today"), permissions=["check"])
    def confirmed_by_phone_today(self, request, queryset):
        count = record_check(queryset, by=request.user, on=timezone.localdate())
        told = ngettext("%d listing confirmed by phone today.", "%d listings confirmed by phone today.", count)
        messages.success(request, told % count)

    def panels(self, request, obj):
        panels = super().panels(request, obj)
        if self.has_check_permission(request):
            panels.append(
                {
                    "template": "admin/_panel_form.html",
                    "id": "check",
                    "heading": _("Record a check"),
                    "explanation": _("Confirmed on: %(day)s. A check is kept for good.")
                    % {"day": self.checked_words(obj)},
                    "form": CheckForm(auto_id="check_%s"),
                    "url": reverse("admin:resources_service_check", args=[obj.pk]),
                    "button": _("Record this check, dated today"),
                }
            )
        return panels

    def get_urls(self):
        view = self.admin_site.admin_view(self.check_view)
        return [path("<int:object_id>/check/", view, name="resources_service_check"), *super().get_urls()]

    def check_view(self, request, object_id):
        """One press of a button: how, outcome and note come with it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        service = self.object_or_404(request, object_id)
        form = CheckForm(request.POST)
        if not self.has_check_permission(request):
            messages.error(request, _("Only a verifier records checks. Ask an administrator for that role."))
        elif not form.is_valid():
            messages.error(request, _("Nothing was recorded: choose how it was checked and what came of it."))
        else:
            try:
                record_check([service], by=request.user, on=timezone.localdate(), **form.cleaned_data)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                messages.success(request, _("The check is recorded, and the public page shows it."))
        return self.back_to(service)
