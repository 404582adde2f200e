"""English is in the row itself; each other language has a row of its own beside it."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing.languages import SOURCE_LANGUAGE, other_languages

from .version import PublicContent


class TranslationState(models.TextChoices):
    MACHINE = "machine", _("Made by a machine, not read by a person")
    DRAFT = "draft", _("Draft")
    REVIEWED = "reviewed", _("Reviewed by a person")


class Translation(PublicContent):
    """Text of one row in one language.

    A concrete class adds a foreign key to its row, named by `ORIGINAL`, with related_name
    "translations", a unique constraint on (row, language), and the fields in the row's TRANSLATED.
    """

    ORIGINAL: str

    language = models.CharField(
        _("language"), max_length=10, choices=[(lang.code, lang.english_name) for lang in other_languages()]
    )
    state = models.CharField(
        _("state"), max_length=10, choices=TranslationState.choices, default=TranslationState.DRAFT
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("read and approved by"),
    )  # fmt: skip
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    source_digest = models.CharField(max_length=16, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_reviewed_by_someone",
                condition=~Q(state=TranslationState.REVIEWED) | Q(reviewer__isnull=False, reviewed_on__isnull=False),
                violation_error_message=_("A reviewed translation names who read it, and the day."),
            )
        ]

    def __str__(self):
        return f"{self.get_language_display()}: {self.original}"

    @property
    def original(self) -> "Translatable":
        return getattr(self, self.ORIGINAL)

    @property
    def behind(self) -> bool:
        """Whether the English has changed since this was written."""
        return self.source_digest != self.original.source_digest()

    @property
    def needs_notice(self) -> bool:
        """Whether readers must be told that no person vouches for this wording."""
        return self.state != TranslationState.REVIEWED or self.behind

    def mark_current(self) -> None:
        """Note that this text was written from the English as it is now. The caller saves."""
        self.source_digest = self.original.source_digest()

    def clean(self):
        super().clean()
        if self.language == SOURCE_LANGUAGE:
            raise ValidationError({"language": _("English is edited in the listing itself.")})


class Translatable(PublicContent):
    """A row whose fields in TRANSLATED have versions in other languages."""

    TRANSLATED: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def source_digest(self) -> str:
        """16 hex characters that change when the English text changes."""
        text = "\x1f".join(getattr(self, name) or "" for name in self.TRANSLATED)
        return hashlib.sha256(text.encode()).hexdigest()[:16]
