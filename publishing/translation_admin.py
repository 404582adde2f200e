"""The page on which a translator works: each English text with its translation under it."""

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .admin import ContentAdmin, HistoryAdmin
from .languages import BY_CODE
from .models import Translation, TranslationState


def ids_behind(model: type[Translation]) -> list[int]:
    """Ids of the translations whose English has changed since. Two queries; it reads every English text."""
    original = model._meta.get_field(model.ORIGINAL).related_model
    now = {row.pk: row.source_digest() for row in original._base_manager.only("pk", *original.TRANSLATED)}
    rows = model._base_manager.values_list("pk", f"{model.ORIGINAL}_id", "source_digest")
    return [pk for pk, original_id, digest in rows if now.get(original_id) != digest]


def stamp(translation: Translation, *, changed: list[str], by) -> None:
    """Before saving: text that was written now is current, and "reviewed" names its reader and day."""
    texts = set(type(translation)._meta.get_field(translation.ORIGINAL).related_model.TRANSLATED)
    reviewed = translation.state == TranslationState.REVIEWED
    if texts & set(changed) or (reviewed and "state" in changed) or not translation.source_digest:
        translation.mark_current()
        if reviewed:
            translation.reviewer, translation.reviewed_on = by, timezone.localdate()
    if not reviewed:
        translation.reviewer = translation.reviewed_on = None


class BehindFilter(admin.SimpleListFilter):
    title = gettext_lazy("the English since then")
    parameter_name = "behind"

    def lookups(self, request, model_admin):
        return [("yes", _("Changed: translation is behind")), ("no", _("The same"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(pk__in=ids_behind(queryset.model))
        if self.value() == "no":
            return queryset.exclude(pk__in=ids_behind(queryset.model))
        return queryset


class TranslationAdmin(ContentAdmin):
    list_display = ["__str__", "language", "state", "behind", "reviewed_on"]
    list_filter = ["state", BehindFilter, "language"]

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.original = model._meta.get_field(model.ORIGINAL).related_model
        own = {field.name for field in model._meta.get_fields()}
        self.texts = [name for name in self.original.TRANSLATED if name in own]
        # Words that only help finding, and have no English text to be behind of.
        known = {"id", "language", "state", "reviewer", "reviewed_on", "source_digest", model.ORIGINAL, *self.texts}
        self.extras = [f.name for f in model._meta.concrete_fields if f.name not in known]
        self.english = {name: self._english(name) for name in self.texts}
        self.readonly_fields = ["reviewer", "reviewed_on", "english_since", *self.english.values()]
        self.list_select_related = [model.ORIGINAL]
        self.search_fields = self.texts

    def get_model_perms(self, request) -> dict[str, bool]:
        """Listed for those who translate; others reach a translation from the page of its original."""
        return super().get_model_perms(request) if self.has_change_permission(request) else {}

    def _english(self, name: str):
        def english(obj):
            text = getattr(obj.original, name, "") if getattr(obj, f"{obj.ORIGINAL}_id") else ""
            return format_html_join("", "<p>{}</p>", ((line,) for line in text.splitlines() if line)) or "-"

        english.__name__ = f"english_{name}"
        label = str(self.original._meta.get_field(name).verbose_name)
        english.short_description = gettext_lazy("English: ") + label
        return english

    @admin.display(description=gettext_lazy("behind"), boolean=False)
    def behind(self, obj) -> str:
        return _("Behind: the English has changed") if obj.behind else _("Up to date")

    @admin.display(description=gettext_lazy("the English since then"))
    def english_since(self, obj) -> str:
        return self.behind(obj) if obj.pk else "-"

    def _original_of(self, request, obj):
        if obj is not None:
            return obj.original
        wanted = request.GET.get(self.model.ORIGINAL, "")
        return self.original._base_manager.filter(pk=wanted).first() if wanted.isdecimal() else None

    def get_fieldsets(self, request, obj=None):
        """Pairs of English and translation; a pair whose English is empty is left out."""
        original = self._original_of(request, obj)
        pairs = []
        for name in self.texts:
            if original is None or getattr(original, name) or (obj and getattr(obj, name)):
                pairs += [self.english[name], name] if original else [name]
        head = [self.model.ORIGINAL, "language"]
        review = ["state", "reviewer", "reviewed_on", "english_since"] if obj else ["state"]
        return [
            (_("What is translated?"), {"fields": head}),
            (_("The words"), {"fields": [*pairs, *self.extras]}),
            (_("Has a person read it?"), {"fields": review}),
        ]

    def get_readonly_fields(self, request, obj=None):
        fixed = [self.model.ORIGINAL, "language"] if obj else []
        return [*self.readonly_fields, *fixed]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Text fields know their language, so that a screen reader and a spelling check do too."""
        form = super().get_form(request, obj, change=change, **kwargs)
        code = obj.language if obj else request.GET.get("language", "")
        original = self._original_of(request, obj)
        model = self.model

        class TextForm(form):
            def __init__(self, *args, **kwargs):
                if original and kwargs.get("instance") is None:
                    kwargs["instance"] = model(**{model.ORIGINAL: original})
                super().__init__(*args, **kwargs)
                for name in set(self.fields) & set(original.TRANSLATED if original else ()):
                    if language := BY_CODE.get(code):
                        self.fields[name].widget.attrs |= {"lang": language.tag, "dir": language.direction}

        return TextForm

    def save_model(self, request, obj, form, change):
        stamp(obj, changed=form.changed_data, by=request.user)
        super().save_model(request, obj, form, change)

    def panels(self, request, obj):
        original = obj.original
        url = reverse(f"admin:{original._meta.app_label}_{original._meta.model_name}_change", args=[original.pk])
        return [{"template": "admin/_link_panel.html", "link": format_html('<a href="{}">{}</a>', url, original)}]


def register_translations(*translation_models: type[models.Model]) -> None:
    """Give each of these models its page; with history where the model keeps one."""
    for model in translation_models:
        base = (TranslationAdmin, HistoryAdmin) if hasattr(model, "history") else (TranslationAdmin,)
        admin.site.register(model, type(f"{model.__name__}Admin", base, {}))
