"""The vocabulary of questions about services. Whatever lists services asks here."""

from datetime import date, timedelta
from typing import Self

from django.apps import apps
from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.utils import timezone

from publishing.models import PublishableQuerySet
from publishing.translations import shown_in

CONFIRMING = ("confirmed", "corrected")


class ServiceQuerySet(PublishableQuerySet):
    def with_checked_on(self) -> Self:
        """Add `checked_on`: the day of the newest check that confirmed the listing, or None."""
        checks = apps.get_model("resources", "Check").objects
        newest = (
            checks.filter(service=OuterRef("pk"), outcome__in=CONFIRMING)
            .order_by()
            .values("service")
            .annotate(newest=Max("on"))
            .values("newest")
        )
        return self.annotate(checked_on=Subquery(newest))

    def with_check_state(self, on: date | None = None) -> Self:
        """Add `checked_on` and `check_rank`: 0 confirmed, 1 never checked, 2 past due, 3 lapsed.

        One query more than the list itself: the intervals that staff set.
        """
        on = on or timezone.localdate()
        past_due, lapsed = Q(pk__in=[]), Q(pk__in=[])
        for kind, days in check_intervals().items():
            past_due |= Q(check_kind=kind, checked_on__lt=on - timedelta(days=days))
            lapsed |= Q(check_kind=kind, checked_on__lt=on - timedelta(days=2 * days))
        rank = Case(
            When(checked_on=None, then=Value(1)),
            When(lapsed, then=Value(3)),
            When(past_due, then=Value(2)),
            default=Value(0),
            output_field=IntegerField(),
        )
        return self.with_checked_on().annotate(check_rank=rank)

    def listed(self, on: date | None = None) -> Self:
        """Published listings that lists and search show: all but the lapsed, with their check state."""
        return self.published().with_check_state(on).exclude(check_rank=3)

    def in_reading_order(self) -> Self:
        """Federal lines last; before them confirmed listings, then never checked, then past due."""
        return self.order_by(F("organization__federal").asc(), "check_rank", "name", "pk")

    def due_for_check(self, on: date | None = None) -> Self:
        """Published listings whose confirmation is past due, or that were never checked; never-checked first."""
        rows = self.published().with_check_state(on).filter(check_rank__gte=1)
        return rows.order_by(F("checked_on").asc(nulls_first=True), "verify_priority", "name")

    def about(self, need) -> Self:
        """Services for a need or for any of the needs under it."""
        through = self.model.needs.through.objects.filter(service=OuterRef("pk"))
        return self.filter(Exists(through.filter(Q(need=need) | Q(need__parent=need))))

    def speaking(self, language_code: str) -> Self:
        # Chinese speakers mean either: a listing says "Chinese" or "Cantonese".
        codes = ["zh", "yue"] if language_code == "zh" else [language_code]
        return self.filter(pk__in=self._owners("ServiceLanguage", code__in=codes))

    def not_asking(self, field: str) -> Self:
        """Services that do not ask for it. "Not known" never counts as "not asked"."""
        return self.filter(**{field: "not_asked"})

    def free(self) -> Self:
        return self.filter(cost="free")

    def costing(self, cost: str) -> Self:
        return self.filter(cost=cost)

    def serving(self, area) -> Self:
        """Services for this part of the county, or for a wider area that holds it."""
        wider = ["city", "county", "anywhere"] if area.reach == "neighborhood" else ["county", "anywhere"]
        through = self.model.areas.through.objects.filter(service=OuterRef("pk"))
        return self.filter(Exists(through.filter(Q(area=area) | Q(area__reach__in=wider))))

    def with_words(self, language: str) -> Self:
        """Prefetch the texts of one language: one query."""
        return self.prefetch_related(shown_in(language, self.model))

    def with_card_details(self, language: str) -> Self:
        """All that a card prints: five queries however long the list."""
        phone = apps.get_model("resources", "Phone")
        shown = phone.objects.filter(hidden_since=None)
        return (
            self.select_related("organization")
            .with_words(language)
            .prefetch_related(
                Prefetch("phones", queryset=shown.prefetch_related(shown_in(language, phone), "hours")),
                "languages",
                "hours",
            )
        )

    def _owners(self, model: str, **conditions):
        return apps.get_model("resources", model).objects.filter(**conditions).values("service")


def check_intervals() -> dict[str, int]:
    """Return {kind: days}. Staff edit the table; a kind that is missing from it is never due."""
    return dict(apps.get_model("resources", "CheckInterval").objects.values_list("kind", "days"))
