"""By what staff narrow the list of services."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resources.models import Need

from .labels import need_label


class CheckFilter(admin.SimpleListFilter):
    """Reads `check_rank`, which the list's queryset carries."""

    title = gettext_lazy("check")
    parameter_name = "check"
    RANKS = {"confirmed": [0], "never": [1], "past_due": [2], "lapsed": [3], "due": [1, 2, 3]}

    def lookups(self, request, model_admin):
        return [
            ("due", _("Due: never checked or past due")),
            ("confirmed", _("Confirmed and still fresh")),
            ("never", _("Never checked")),
            ("past_due", _("Past due")),
            ("lapsed", _("Twice past due: out of lists and search")),
        ]

    def queryset(self, request, queryset):
        ranks = self.RANKS.get(self.value())
        return queryset.filter(check_rank__in=ranks) if ranks else queryset


class NeedFilter(admin.SimpleListFilter):
    """A need counts for the needs under it too."""

    title = gettext_lazy("need")
    parameter_name = "need"

    def lookups(self, request, model_admin):
        return [(need.slug, need_label(need)) for need in Need.objects.select_related("parent")]

    def queryset(self, request, queryset):
        need = Need.objects.filter(slug=self.value()).first() if self.value() else None
        return queryset.about(need) if need else queryset
