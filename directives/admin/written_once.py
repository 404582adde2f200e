"""Pages of rows that are written once: shown as readers will see them before, at most retracted after."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.findings import retract
from publishing.admin import ContentAdmin

RETRACTION = ["retracted_on", "retraction_reason", "retracted_by"]


class RetractForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why does it no longer count?"),
        max_length=300,
        help_text=gettext_lazy("Readers see this sentence beside it."),
    )


class WrittenOnceAdmin(ContentAdmin):
    """`shown_as` is the partial that readers see, `shown_words()` what it needs."""

    kept_fields: tuple[str, ...] = tuple(RETRACTION)
    shown_as: str

    def shown_words(self, form) -> dict:
        raise NotImplementedError

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets
        return [*self.fieldsets, (gettext_lazy("Since it was written"), {"fields": self.kept_fields})]

    def get_readonly_fields(self, request, obj=None):
        return self.kept_fields if obj else ()

    def get_changeform_initial_data(self, request):
        return {**super().get_changeform_initial_data(request), **getattr(request, "typed_before", {})}

    def has_change_permission(self, request, obj=None):
        return False

    def add_view(self, request, form_url="", extra_context=None):
        """A row cannot be changed later: before it is written, its words are shown as readers see them."""
        if request.method == "POST" and self.has_add_permission(request):
            form = self.get_form(request)(request.POST)
            if "_edit" in request.POST:
                request.typed_before = dict(typed(request, form, as_lists=True))
                request.method = "GET"
            elif "_write" not in request.POST and form.is_valid():
                return self.preview(request, form)
        return super().add_view(request, form_url, extra_context)

    def preview(self, request, form):
        context = {
            **self.admin_site.each_context(request),
            "title": _("This is what readers will see"),
            "opts": self.opts,
            "shown_as": self.shown_as,
            "typed": typed(request, form),
            **self.shown_words(form),
        }
        return render(request, "admin/written_once_preview.html", context)

    def has_retract_permission(self, request) -> bool:
        # Nobody changes a finding, so the permission to change one stands for retracting what was written.
        return request.user.has_perm("directives.change_finding")

    def panels(self, request, obj):
        if obj.retracted_on or not self.has_retract_permission(request):
            return super().panels(request, obj)
        form = {
            "template": "admin/_panel_form.html",
            "id": "retract",
            "heading": _("Retract with a reason"),
            "explanation": _("What is written here is never changed. If it is wrong, retract it and write it anew."),
            "form": RetractForm(auto_id="retract_%s"),
            "url": reverse(f"admin:directives_{self.opts.model_name}_retract", args=[obj.pk]),
            "button": _("Retract it"),
        }
        return [*super().panels(request, obj), form]

    def get_urls(self):
        view = self.admin_site.admin_view(self.retract_view)
        name = f"directives_{self.opts.model_name}_retract"
        return [path("<int:object_id>/retract/", view, name=name), *super().get_urls()]

    def retract_view(self, request, object_id):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self.object_or_404(request, object_id)
        if not self.has_retract_permission(request):
            messages.error(request, _("Only an approver retracts. Ask an approver, and say what is wrong with it."))
            return self.back_to(row)
        try:
            retract(row, by=request.user, on=timezone.localdate(), reason=request.POST.get("reason", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            self.log_change(request, row, _("Retracted"))
            messages.success(request, _("It is retracted. It stays readable, with your reason beside it."))
        return self.back_to(row)


def typed(request, form, *, as_lists: bool = False) -> list[tuple]:
    """What was typed into the form, (name, value) by value; of fields with many values, all in one list."""
    many = {name for name, field in form.fields.items() if isinstance(field, forms.ModelMultipleChoiceField)}
    if as_lists:
        return [
            (name, values if name in many else values[-1])
            for name, values in request.POST.lists()
            if name in form.fields
        ]
    return [(name, value) for name, values in request.POST.lists() if name in form.fields for value in values]
