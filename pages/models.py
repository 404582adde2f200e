"""Statements of rights, each with its source; and alerts that staff put over every page."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import Publishable, PublishableQuerySet, Translatable, Translation
from publishing.translations import shown_in
from resources.do_not_list import refuse_listed_numbers


class RightQuerySet(models.QuerySet):
    def with_words(self, language: str) -> Self:
        """Texts of one language and the sources: two queries."""
        return self.prefetch_related(shown_in(language, Right), "sources")


class Right(Translatable):
    """One statement of law or advice, in our words, as one or more public pages make it.

    General information, not legal advice: shown with its sources, and with whether a person who may
    judge it has read it.
    """

    class Topic(models.TextChoices):
        ANYWHERE = "anywhere", _("Anywhere")
        DOOR = "door", _("At the door")
        STREET = "street", _("On the street")
        DETAINED = "detained", _("Someone was taken")
        PREPARE = "prepare", _("Get ready")
        LAWYER = "lawyer", _("Lawyers and notarios")
        POLICE = "police", _("Police")
        CARDS = "cards", _("Red cards")

    TRANSLATED = ("text",)

    slug = models.SlugField(_("stable id"), max_length=60, unique=True)
    topic = models.CharField(_("where it helps"), max_length=10, choices=Topic.choices)
    text = models.CharField(
        _("statement"), max_length=400, help_text=_("One or two short sentences that residents read.")
    )
    sources = models.ManyToManyField("directives.Source", related_name="rights", verbose_name=_("sources"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("read and approved by"),
    )  # fmt: skip
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = RightQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[sources])

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="right_reviewed_by_someone",
                condition=Q(reviewer=None, reviewed_on=None) | Q(reviewer__isnull=False, reviewed_on__isnull=False),
                violation_error_message=_("A reviewed statement names who read it, and the day."),
            )
        ]

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        refuse_listed_numbers(self, ("text",))


class RightTranslation(Translation):
    ORIGINAL = "right"

    right = models.ForeignKey("Right", on_delete=models.CASCADE, related_name="translations")
    text = models.CharField(_("statement"), max_length=600)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["right", "language"], name="right_one_translation_per_language"),
        ]


class AlertQuerySet(PublishableQuerySet):
    def with_words(self, language: str) -> Self:
        return self.prefetch_related(shown_in(language, Alert))


class Alert(Publishable, Translatable):
    """A short message under the header of every page, until its moment to be taken down."""

    class Severity(models.TextChoices):
        IMPORTANT = "important", _("Important")
        NOTICE = "notice", _("Good to know")

    TRANSLATED = ("text",)

    text = models.CharField(
        _("message"), max_length=240, help_text=_("Residents see this on every page. No panic, one fact, what to do.")
    )
    severity = models.CharField(_("weight"), max_length=10, choices=Severity.choices, default=Severity.NOTICE)
    area = models.ForeignKey(
        "resources.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("area"),
        help_text=_("Named before the message. Empty: everybody."),
    )  # fmt: skip
    url = models.URLField(_("link"), max_length=500, blank=True)

    objects = AlertQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Publishable.Meta):
        ordering = ["severity", "-id"]
        permissions = [("publish_alert", "Can publish and withdraw alerts")]

    def __str__(self):
        return self.text

    def reasons_not_to_publish(self) -> list[str]:
        return [] if self.expire_at else [_("Say when it is to be taken down: an old alert does harm.")]

    def clean(self):
        super().clean()
        refuse_listed_numbers(self, ("text",))


class AlertTranslation(Translation):
    ORIGINAL = "alert"

    alert = models.ForeignKey("Alert", on_delete=models.CASCADE, related_name="translations")
    text = models.CharField(_("message"), max_length=360)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["alert", "language"], name="alert_one_translation_per_language"),
        ]
