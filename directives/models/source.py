"""The documents that every statement rests on."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from publishing.models import PublicContent


class SourceKind(models.TextChoices):
    OFFICIAL_TEXT = "official_text", _("Official text")
    OFFICIAL_STATEMENT = "official_statement", _("Official summary")
    COURT_RECORD = "court_record", _("Court record")
    NEWS = "news", _("News")
    ORGANIZATION = "organization", _("Organization")
    DATASET = "dataset", _("Data")


class Precision(models.TextChoices):
    DAY = "day", _("The day")
    MONTH = "month", _("The month")
    YEAR = "year", _("The year")


class Source(PublicContent):
    """One document, once: at its address, as a file, or both."""

    slug = models.SlugField(_("address word"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind.choices)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=160)
    url = models.URLField(_("address"), max_length=600, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=600, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_precision = models.CharField(
        _("what is known of that date"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    retrieved_on = models.DateField(_("read on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    format_note = models.CharField(
        _("form"), max_length=40, blank=True, help_text=_("Press release, court order, copy.")
    )
    first_hand = models.BooleanField(
        _("first hand"),
        default=False,
        help_text=_("An official text or page, a court record, a data publisher, or a plain copy of one."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("Readers see this: a weak copy, a part that could not be read.")
    )
    file = models.FileField(_("file"), upload_to="sources/", blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                name="source_can_be_found",
                condition=~Q(url="") | ~Q(file=""),
                violation_error_message=_("Give the address of the document, or attach the file."),
            ),
            models.CheckConstraint(
                name="source_file_has_digest",
                condition=(Q(file="") & Q(sha256="")) | (~Q(file="") & ~Q(sha256="")),
                violation_error_message=_("A file has its SHA-256 beside it, and a SHA-256 has its file."),
            ),
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~Q(sha256=""),
                name="source_file_once",
                violation_error_message=_("This file is here already, under another source."),
            ),
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="source_url_once",
                violation_error_message=_("This address is here already, under another source."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        year = f"&year={self.published_on.year}" if self.kind == SourceKind.NEWS and self.published_on else ""
        return f"{reverse('source-list')}?kind={self.kind}{year}#{self.slug}"


class Sourced(PublicContent):
    """A statement that rests on a document. A document in use cannot be deleted."""

    source = models.ForeignKey(
        "directives.Source", on_delete=models.PROTECT, related_name="+", verbose_name=_("source")
    )
    locator = models.CharField(_("where in it"), max_length=120, blank=True, help_text=_("p. 2, paragraph 3"))

    class Meta:
        abstract = True
