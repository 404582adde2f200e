"""What all admin pages share: plain date fields, labels, history, no deleting of what was published,
steps of publication as buttons and actions, panels above a form and translations below it."""

from functools import partial
from operator import attrgetter

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from simple_history.admin import SimpleHistoryAdmin

from . import workflow
from .languages import other_languages
from .models import Publishable, Status, Translatable

admin.site.site_header = admin.site.site_title = gettext_lazy("LA Family Resources: staff")
admin.site.index_title = gettext_lazy("What waits for you")
admin.site.enable_nav_sidebar = False

# The browser's own fields: labelled, usable on a phone, in no need of a script.
PLAIN_FIELDS = {
    models.URLField: {"assume_scheme": "https"},
    models.DateField: {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")},
    models.TimeField: {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")},
    models.DateTimeField: {
        "form_class": forms.DateTimeField,
        "widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    },
}


def asked_once() -> type[ModelChoiceIterator]:
    """An iterator that asks the database once for all the forms that offer the same choices."""

    class Once(ModelChoiceIterator):
        rows: list | None = None

        def __iter__(self):
            if Once.rows is None:
                Once.rows = list(super().__iter__())
            return iter(Once.rows)

    return Once


class PlainFields:
    """Shared by pages and the inlines on them."""

    formfield_overrides = PLAIN_FIELDS

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None:
            field.iterator = asked_once()
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, **{"widget": forms.CheckboxSelectMultiple, **kwargs})


class PartInline(PlainFields, admin.StackedInline):
    """Rows that belong to the row of the page. Stacked: each field has its label, on a phone too.

    Nobody holds a permission to delete; `removable` lines go with the permission to change the page's
    row, and its history keeps them.
    """

    extra = 0
    removable = False
    view_on_site = False
    show_change_link = True

    def has_delete_permission(self, request, obj=None):
        return self.removable and self.has_change_permission(request, obj)


class ReadOnlyInline(admin.TabularInline):
    """Rows that are written elsewhere and only read here."""

    extra = 0
    can_delete = False

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission


class ContentAdmin(PlainFields, admin.ModelAdmin):
    """`draft_of` names the publishable row that this row belongs to: only with a draft it may be deleted."""

    draft_of: str | None = None
    # Whether the admin's first page lists it. What is reached through another row's page is not listed.
    listed = True
    list_per_page = 100
    save_on_top = False

    def get_model_perms(self, request) -> dict[str, bool]:
        return super().get_model_perms(request) if self.listed else {}

    def panels(self, request, obj) -> list[dict]:
        """Boxes above the form, each with the template that draws it."""
        return []

    def has_delete_permission(self, request, obj=None):
        if self.draft_of is None or not super().has_delete_permission(request, obj):
            return False
        return obj is None or self._root(obj).status == Status.DRAFT

    def _root(self, obj) -> Publishable:
        return attrgetter(self.draft_of)(obj) if self.draft_of else obj

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_view_on_site_url(self, obj=None):
        """A draft has no page that could be looked at."""
        if obj is None or (isinstance(obj, Publishable) and not obj.is_public):
            return None
        return super().get_view_on_site_url(obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.pk and not context["is_popup"]:
            context["panels"] = self.panels(request, obj)
            if isinstance(obj, Translatable):
                context["translation_links"] = translation_links(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def back_to(self, obj):
        return redirect(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change", obj.pk)

    def object_or_404(self, request, object_id):
        """Return the row that the address names, for staff who may at least read it."""
        obj = self.get_object(request, object_id)
        if obj is None:
            raise Http404
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        return obj


class HistoryAdmin(ContentAdmin, SimpleHistoryAdmin):
    """A row whose every version is kept. Restoring an earlier one leaves these fields as they are now."""

    kept_on_restore: tuple[str, ...] = ()
    object_history_list_template = "admin/history_list.html"

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        # simple-history saves a version for anybody who may see it.
        obj = self.get_object(request, object_id)
        if request.method == "POST" and not self.has_change_permission(request, obj):
            raise PermissionDenied
        request.restores_a_version = request.method == "POST"
        return super().history_form_view(request, object_id, version_id, extra_context)

    def save_model(self, request, obj, form, change):
        if getattr(request, "restores_a_version", False):
            now = self.model._base_manager.filter(pk=obj.pk).values(*self.kept_on_restore).first()
            for name, value in (now or {}).items() if self.kept_on_restore else ():
                setattr(obj, name, value)
        super().save_model(request, obj, form, change)


def _move_action(step, modeladmin, request, queryset):
    count, refusals = workflow.move_all(queryset, step.name, request.user)
    if count:
        told = ngettext("%(count)d entry: %(done)s.", "%(count)d entries: %(done)s.", count)
        messages.success(request, told % {"count": count, "done": _(step.done).lower()})
    for sentence in refusals:
        messages.error(request, sentence)


class PublishableAdmin(HistoryAdmin):
    """Buttons and actions for the steps of publication; the form itself never sets a status."""

    draft_of = ""
    kept_on_restore = ("status",)
    readonly_fields = ["where_it_stands"]

    @admin.display(description=gettext_lazy("where it stands"))
    def where_it_stands(self, obj) -> str:
        words = workflow.status_words(obj)
        since = workflow.status_since(obj) if obj.pk else None
        if since is None:
            return words
        return _("%(status)s, since %(day)s") % {"status": words, "day": date_format(since, "DATE_FORMAT")}

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_words(self, obj) -> str:
        return workflow.status_words(obj)

    def get_actions(self, request):
        actions = super().get_actions(request)
        for step in workflow.TRANSITIONS.values():
            if workflow.may(self.model, step.name, request.user):
                name = f"move_{step.name}"
                actions[name] = (partial(_move_action, step), name, step.label)
        return actions

    def panels(self, request, obj):
        status = {
            "template": "admin/_status_panel.html",
            "words": self.where_it_stands(obj),
            "steps": workflow.open_transitions(obj, request.user),
            "missing": [] if obj.is_public else obj.reasons_not_to_publish(),
        }
        return [status, *super().panels(request, obj)]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        view = self.admin_site.admin_view(self.move_view)
        return [path("<int:object_id>/move/<slug:transition>/", view, name=name), *super().get_urls()]

    def move_view(self, request, object_id, transition):
        if request.method != "POST" or transition not in workflow.TRANSITIONS:
            return HttpResponseNotAllowed(["POST"])
        obj = self.object_or_404(request, object_id)
        try:
            workflow.move(obj, transition, request.user)
        except workflow.Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
        else:
            done = _(workflow.TRANSITIONS[transition].done)
            self.log_change(request, obj, done)
            messages.success(request, _("%(done)s: %(row)s") % {"done": done, "row": obj})
        return self.back_to(obj)


def translation_links(request, original: Translatable) -> list[dict]:
    """One line per language: its state and the page where it is written; missing ones for who may add them."""
    model = original._meta.get_field("translations").related_model
    label = f"{model._meta.app_label}_{model._meta.model_name}"
    if not admin.site.is_registered(model) or not admin.site.get_model_admin(model).has_view_permission(request):
        return []
    written = {row.language: row for row in original.translations.all()}
    may_add = admin.site.get_model_admin(model).has_add_permission(request)
    lines = []
    for language in other_languages():
        if row := written.get(language.code):
            setattr(row, row.ORIGINAL, original)
            url = reverse(f"admin:{label}_change", args=[row.pk])
            lines.append({"language": language, "state": row.get_state_display(), "behind": row.behind, "url": url})
        elif may_add:
            query = f"?{model.ORIGINAL}={original.pk}&language={language.code}"
            lines.append({"language": language, "url": reverse(f"admin:{label}_add") + query, "missing": True})
    return lines
