"""The vocabulary of questions about services. Whatever lists services asks here."""

from datetime import date, timedelta
from math import cos, radians
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import (
    Case,
    Count,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from publishing.models import PublishableQuerySet
from publishing.translations import joined_in

CONFIRMING = ("confirmed", "corrected")
# Which wider areas hold an area of this reach.
WIDER = {"neighborhood": ("city", "county", "anywhere"), "city": ("county", "anywhere"), "county": ("anywhere",),
         "outside": ("anywhere",)}  # fmt: skip
# A reader who speaks one of these can use a listing in any of them: listings say "Chinese" or "Cantonese".
SPOKEN_ALIKE = {"zh": ("zh", "yue"), "yue": ("yue", "zh")}
# Farther than any two places of the county, in squared degrees: where a service has no place to measure to.
FAR = 900.0


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

    def with_check_way(self) -> Self:
        """Add `checked_how`: the way of the newest check that confirmed the listing, or None."""
        checks = apps.get_model("resources", "Check").objects
        newest = checks.filter(service=OuterRef("pk"), outcome__in=CONFIRMING).order_by("-on", "-id")
        return self.annotate(checked_how=Subquery(newest.values("how")[:1]))

    def with_check_state(self, on: date | None = None) -> Self:
        """Add `checked_on` and `check_rank`: 0 confirmed, 1 never checked, 2 past due, 3 lapsed.

        The intervals that staff set are read within the query; a kind without one is never due.
        """
        intervals = apps.get_model("resources", "CheckInterval").objects.filter(kind=OuterRef("check_kind"))
        days = Subquery(intervals.values("days")[:1], output_field=IntegerField())
        every = ExpressionWrapper(days * Value(timedelta(days=1)), output_field=DurationField())
        age = ExpressionWrapper(
            Value(on or timezone.localdate(), output_field=DateField()) - F("checked_on"), output_field=DurationField()
        )
        rank = Case(
            When(checked_on=None, then=Value(1)),
            When(check_age__gt=F("check_every") * 2, then=Value(3)),
            When(check_age__gt=F("check_every"), then=Value(2)),
            default=Value(0),
            output_field=IntegerField(),
        )
        return self.with_checked_on().alias(check_every=every, check_age=age).annotate(check_rank=rank)

    def listed(self, on: date | None = None) -> Self:
        """Published listings that lists and search show: all but the lapsed, with their check state."""
        return self.published().with_check_state(on).exclude(check_rank=3)

    def in_reading_order(self) -> Self:
        """Federal lines last; before them confirmed listings, then never checked, then past due.

        Among those alike, the nearest first after `from_point`; services without a place after them.
        """
        near = [F("away_squared").asc(nulls_last=True)] if "away_squared" in self.query.annotations else []
        return self.order_by(F("organization__federal").asc(), "check_rank", *near, "name", "pk")

    def from_point(self, latitude: float, longitude: float) -> Self:
        """Add the nearest place that may be shown: `near_latitude`, `near_longitude`, and `away_squared` to order by.

        Any database can square degrees; over a county that gives the order of true distances.
        """
        north = Cast("location__latitude", FloatField()) - Value(latitude)
        east = (Cast("location__longitude", FloatField()) - Value(longitude)) * Value(cos(radians(latitude)))
        places = apps.get_model("resources", "ServiceAtLocation").objects.filter(
            service=OuterRef("pk"), service__place_visibility="full", location__latitude__isnull=False
        )
        nearest = places.annotate(squared=north * north + east * east).order_by("squared", "pk")
        return self.annotate(
            away_squared=Subquery(nearest.values("squared")[:1], output_field=FloatField()),
            near_latitude=Subquery(nearest.values("location__latitude")[:1]),
            near_longitude=Subquery(nearest.values("location__longitude")[:1]),
        )

    def due_for_check(self, on: date | None = None) -> Self:
        """Published listings whose confirmation is past due, or that were never checked; never-checked first."""
        rows = self.published().with_check_state(on).filter(check_rank__gte=1)
        return rows.order_by(F("checked_on").asc(nulls_first=True), "verify_priority", "name")

    def about(self, need) -> Self:
        """Services for a need or for any of the needs under it; `need` is a row or an address word."""
        field = "slug" if isinstance(need, str) else "pk"
        value = need if isinstance(need, str) else need.pk
        through = self.model.needs.through.objects.filter(
            Q(**{f"need__{field}": value}) | Q(**{f"need__parent__{field}": value})
        )
        return self.filter(pk__in=through.values("service"))

    def speaking(self, language_code: str) -> Self:
        codes = SPOKEN_ALIKE.get(language_code, (language_code,))
        return self.filter(pk__in=self._owners("ServiceLanguage", code__in=codes))

    def not_asking(self, field: str) -> Self:
        """Services that do not ask for it. "Not known" never counts as "not asked"."""
        return self.filter(**{field: "not_asked"})

    def costing(self, cost: str) -> Self:
        return self.filter(cost=cost)

    def serving(self, slug: str, reach: str) -> Self:
        """Services for this part of the county, or for a wider area that holds it."""
        through = self.model.areas.through.objects.filter(Q(area__slug=slug) | Q(area__reach__in=WIDER.get(reach, ())))
        return self.filter(pk__in=through.values("service"))

    def with_words(self, language: str) -> Self:
        """Join the texts of one language: no query more."""
        return joined_in(self, language)

    def with_card_details(self, language: str) -> Self:
        """All that a card prints but the hours, which `resources.opening` adds: at most four queries."""
        return (
            self.with_check_way()
            .select_related("organization")
            .with_words(language)
            .annotate(places=self._count("ServiceAtLocation"), has_hours=self._has_confirmed_hours())
            .prefetch_related(Prefetch("phones", queryset=shown_phones(language)), "languages")
        )

    def _count(self, model: str) -> Coalesce:
        rows = apps.get_model("resources", model).objects.filter(service=OuterRef("pk")).order_by()
        return Coalesce(Subquery(rows.values("service").annotate(n=Count("pk")).values("n")), 0)

    def _has_confirmed_hours(self) -> Exists:
        rows = apps.get_model("resources", "Hours").objects.filter(confidence="confirmed")
        return Exists(rows.filter(Q(service=OuterRef("pk")) | Q(phone__service=OuterRef("pk"))))

    def _owners(self, model: str, **conditions):
        return apps.get_model("resources", model).objects.filter(**conditions).values("service")


def shown_phones(language: str) -> models.QuerySet:
    """Numbers that residents see, each with where it was seen first and its words in one language: one query.

    Adds `seen_on` and `seen_date`, and of the translation `note_said`, `hours_said`, `said_state` and
    `said_digest`; these are None in English and where there is no translation.
    """
    seen = apps.get_model("resources", "Sighting").objects.filter(phone=OuterRef("pk")).order_by("id")
    said = apps.get_model("resources", "PhoneTranslation").objects.filter(phone=OuterRef("pk"), language=language)
    return (
        apps.get_model("resources", "Phone")
        .objects.filter(hidden_since=None)
        .annotate(
            seen_on=Subquery(seen.values("source_name")[:1]),
            seen_date=Subquery(seen.values("source_date")[:1]),
            note_said=Subquery(said.values("note")[:1]),
            hours_said=Subquery(said.values("hours_note")[:1]),
            said_state=Subquery(said.values("state")[:1]),
            said_digest=Subquery(said.values("source_digest")[:1]),
        )
    )
