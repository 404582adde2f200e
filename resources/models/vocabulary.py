"""The words by which people look for help: needs, for whom, and where."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import Translatable, Translation


class NeedQuerySet(models.QuerySet):
    def top_level(self) -> Self:
        return self.filter(parent=None)


class Need(Translatable):
    """What a resident needs, in a resident's words, at one of two levels ("Food" > "Food pantry")."""

    TRANSLATED = ("name",)

    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name=_("under")
    )
    slug = models.SlugField(_("address word"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80, help_text=_("Residents see this. Their words, not ours."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    resident_words = models.TextField(
        _("other words people say"),
        blank=True,
        help_text=_("For finding only. One per line, slang and misspellings too."),
    )
    open_eligibility = models.CharField(
        _("Open Eligibility names"), max_length=200, blank=True, help_text=_("For data exchange. Separated by commas.")
    )

    objects = NeedQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("need-detail", args=[self.slug])


class NeedTranslation(Translation):
    ORIGINAL = "need"

    need = models.ForeignKey("Need", on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("Empty: residents read the English name.")
    )
    resident_words = models.TextField(_("other words people say"), blank=True)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["need", "language"], name="need_one_translation_per_language"),
        ]


class Audience(Translatable):
    """For whom a service is made: survivors, seniors, children who came alone."""

    TRANSLATED = ("name",)

    slug = models.SlugField(_("address word"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class AudienceTranslation(Translation):
    ORIGINAL = "audience"

    audience = models.ForeignKey("Audience", on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=120)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["audience", "language"], name="audience_one_translation_per_language"),
        ]


class Area(Translatable):
    """A part of the county that a service is for, or "anywhere"."""

    class Reach(models.TextChoices):
        NEIGHBORHOOD = "neighborhood", _("Part of the county")
        CITY = "city", _("The whole City of Los Angeles")
        COUNTY = "county", _("The whole county")
        ANYWHERE = "anywhere", _("Anywhere, by phone or online")
        OUTSIDE = "outside", _("Outside Los Angeles County")

    TRANSLATED = ("name",)

    slug = models.SlugField(_("address word"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    reach = models.CharField(_("reach"), max_length=12, choices=Reach.choices, default=Reach.NEIGHBORHOOD)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class AreaTranslation(Translation):
    ORIGINAL = "area"

    area = models.ForeignKey("Area", on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=120)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["area", "language"], name="area_one_translation_per_language"),
        ]
