"""What people said, what was counted, where sources disagree, and what is not known."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.querysets import DiscrepancyQuerySet
from publishing.models import PublicContent, Translatable, Translation

from .source import Precision, Sourced


class Discrepancy(Translatable):
    """A question on which sources differ. Shown only with two claims or more."""

    TRANSLATED = ("question", "our_reading")

    slug = models.SlugField(_("stable id"), max_length=80, unique=True)
    question = models.CharField(_("question"), max_length=300)
    directive = models.ForeignKey(
        "Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="discrepancies"
    )
    provision = models.ForeignKey(
        "Provision", null=True, blank=True, on_delete=models.PROTECT, related_name="discrepancies"
    )
    our_reading = models.TextField(_("our reading"), blank=True, help_text=_("Empty when we do not know."))
    from_first_article = models.BooleanField(_("an error in the article that started this site"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = DiscrepancyQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = _("discrepancies")

    def __str__(self):
        return self.question


class DiscrepancyTranslation(Translation):
    ORIGINAL = "discrepancy"

    discrepancy = models.ForeignKey("Discrepancy", on_delete=models.CASCADE, related_name="translations")
    question = models.CharField(_("question"), max_length=450)
    our_reading = models.TextField(_("our reading"), blank=True)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(
                fields=["discrepancy", "language"], name="discrepancy_one_translation_per_language"
            ),
        ]


# The place in its source of a claim that this article makes. It has no address: the source is a near copy.
RETOLD = "as retold in the article that started this site"


class Claim(Sourced):
    """What one source says on a question."""

    discrepancy = models.ForeignKey("Discrepancy", on_delete=models.CASCADE, related_name="claims")
    says = models.CharField(_("says"), max_length=400)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return self.says

    @property
    def retold(self) -> bool:
        """Whether the article that started this site says it, and not the source itself."""
        return self.locator == RETOLD


class Statistic(Sourced):
    """One published figure, with its day, its place and its caveat."""

    slug = models.SlugField(_("stable id"), max_length=40, unique=True)
    label = models.CharField(_("what is counted"), max_length=200)
    value = models.CharField(_("value"), max_length=60, help_text=_("As the source gives it."))
    unit = models.CharField(_("unit"), max_length=40)
    low = models.DecimalField(_("lowest"), max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(_("highest"), max_digits=14, decimal_places=2, null=True, blank=True)
    as_of = models.DateField(_("as of"))
    as_of_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    place = models.CharField(_("scope"), max_length=300, blank=True)
    caveat = models.TextField(_("caveat"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["as_of", "id"]

    def __str__(self):
        return f"{self.label}: {self.value} {self.unit}"


class Quotation(Sourced):
    """Somebody's own words, verbatim, never translated, without comment."""

    slug = models.SlugField(_("stable id"), max_length=40, unique=True)
    text = models.TextField(_("words"))
    language = models.CharField(_("language"), max_length=10, default="en")
    speaker = models.CharField(_("speaker"), max_length=120)
    role = models.CharField(_("role"), max_length=160, blank=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    directive = models.ForeignKey(
        "Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="quotations"
    )
    provision = models.ForeignKey(
        "Provision", null=True, blank=True, on_delete=models.PROTECT, related_name="quotations"
    )
    note = models.TextField(_("note"), blank=True)
    more_sources = models.ManyToManyField("Source", blank=True, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["said_on", "id"]

    def __str__(self):
        return f"{self.speaker}: {self.text[:60]}"


class Correction(PublicContent):
    """A published policy fact was changed: was, now, why, when."""

    made_on = models.DateField(_("made on"))
    path = models.CharField(_("page"), max_length=200)
    was = models.TextField(_("was"))
    now = models.TextField(_("now"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        ordering = ["-made_on", "-id"]

    def __str__(self):
        return f"{self.made_on}: {self.path}"


class Gap(PublicContent):
    """Something we looked for and do not know."""

    slug = models.SlugField(_("stable id"), max_length=60, unique=True)
    text = models.CharField(_("what is not known"), max_length=300)
    as_of = models.DateField(_("as of"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.text


class Question(Sourced):
    """A question that residents or reporters ask about the policy."""

    slug = models.SlugField(_("stable id"), max_length=60, unique=True)
    text = models.CharField(_("question"), max_length=200)
    asked_by = models.CharField(_("asked by"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.text
