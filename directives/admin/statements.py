"""Where sources disagree, what was counted and said, what is asked, and what is not known."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directives.models import (
    Claim,
    Correction,
    Discrepancy,
    DiscrepancyTranslation,
    Gap,
    Question,
    Quotation,
    Statistic,
)
from publishing.admin import ContentAdmin, HistoryAdmin, PartInline
from publishing.translation_admin import register_translations


class ProvisionChoices:
    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "provision":
            field.queryset = field.queryset.select_related("directive")
        return field


class ClaimInline(PartInline):
    model = Claim
    fields = ["says", "source", "locator", "position"]
    removable = True
    verbose_name_plural = _("What each source says")


@admin.register(Discrepancy)
class DiscrepancyAdmin(ProvisionChoices, HistoryAdmin):
    list_display = ["question", "directive", "claim_count", "from_first_article"]
    list_filter = ["directive", "from_first_article"]
    list_select_related = ["directive"]
    search_fields = ["question", "our_reading"]
    inlines = [ClaimInline]
    fieldsets = [
        (_("What do sources disagree on?"), {"fields": ["question", "slug", "directive", "provision", "position"]}),
        (_("What do we think?"), {"fields": ["our_reading", "from_first_article"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("claims")

    @admin.display(description=_("claims"))
    def claim_count(self, discrepancy) -> int:
        return len(discrepancy.claims.all())


@admin.register(Claim)
class ClaimAdmin(ContentAdmin):
    listed = False
    list_display = ["says", "discrepancy", "source"]
    list_select_related = ["discrepancy", "source"]
    search_fields = ["says"]
    fields = ["discrepancy", "says", "source", "locator", "position"]


@admin.register(Statistic)
class StatisticAdmin(HistoryAdmin):
    list_display = ["label", "value", "unit", "as_of"]
    search_fields = ["label", "caveat"]
    fieldsets = [
        (_("What is counted?"), {"fields": ["label", "slug", "value", "unit", "low", "high", "place"]}),
        (_("When, and with which caveat?"), {"fields": ["as_of", "as_of_precision", "caveat"]}),
        (_("How do we know?"), {"fields": ["source", "locator"]}),
    ]


@admin.register(Quotation)
class QuotationAdmin(ProvisionChoices, HistoryAdmin):
    list_display = ["speaker", "said_on", "text"]
    list_filter = ["directive", "speaker"]
    search_fields = ["text", "speaker"]
    fieldsets = [
        (_("Who said what?"), {"fields": ["text", "language", "slug", "speaker", "role", "note"]}),
        (_("When, and about what?"), {"fields": ["said_on", "said_precision", "directive", "provision"]}),
        (_("How do we know?"), {"fields": ["source", "locator", "more_sources"]}),
    ]


@admin.register(Correction)
class CorrectionAdmin(ContentAdmin):
    list_display = ["made_on", "path", "reason"]
    search_fields = ["path", "was", "now", "reason"]
    fields = ["made_on", "path", "was", "now", "reason"]


@admin.register(Gap)
class GapAdmin(ContentAdmin):
    list_display = ["text", "as_of", "position"]
    search_fields = ["text"]
    fields = ["text", "slug", "as_of", "position"]


@admin.register(Question)
class QuestionAdmin(ContentAdmin):
    list_display = ["text", "asked_by", "source", "position"]
    list_select_related = ["source"]
    search_fields = ["text", "asked_by"]
    fields = ["text", "slug", "asked_by", "source", "locator", "position"]


register_translations(DiscrepancyTranslation)
