"""Documents, the questions on which they differ, and the figures they publish."""

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directives.discrepancies import Disagreement, about_published, disagreements
from directives.models import Claim, Source, SourceKind, Statistic
from publishing.languages import SOURCE_LANGUAGE

from .fields import Absolute, DataList, Field, Row, known
from .sourcing import LOCATOR, SOURCE, address_of, sourcing
from .words import plain


def source_rows(absolute: Absolute, today: date) -> list[Row]:
    return [source_row(source, absolute) for source in Source.objects.order_by("slug")]


def source_row(source: Source, absolute: Absolute) -> Row:
    return {
        "id": source.slug,
        "url": absolute(source.get_absolute_url()),
        "kind": source.kind,
        "kind_words": plain("directives/_source_kind.html", kind=source.kind),
        "title": source.title,
        "publisher": source.publisher,
        "document_url": address_of(source, absolute),
        "archived_url": source.archived_url,
        "published_on": known(source.published_on, source.published_precision),
        "read_on": known(source.retrieved_on),
        "language": source.language,
        "first_hand": source.first_hand,
        "note": source.note,
        "sha256": source.sha256,
    }


SOURCES = DataList(
    "sources",
    _("Sources"),
    _("One row for each document that the policy pages rest on."),
    (
        Field("id", _("Stable id."), "code", "schema:identifier", always=True),
        Field("url", _("Where it stands in our list."), "link", always=True),
        Field("kind", _("What kind of document."), "code", choices=tuple(SourceKind.values), always=True),
        Field("kind_words", _("The same, in words."), always=True),
        Field("title", _("Its title, as it stands on the document."), standard="schema:name", always=True),
        Field("publisher", _("Who published it."), standard="schema:publisher", always=True),
        Field("document_url", _("Where it can be read."), "link", "schema:url", always=True),
        Field("archived_url", _("An archived copy."), "link", "schema:archivedAt"),
        Field("published_on", _("When it was published, to the precision known."), "day", "schema:datePublished"),
        Field("read_on", _("When we read it."), "date"),
        Field("language", _("Its language."), "code", "schema:inLanguage", always=True),
        Field("first_hand", _("Whether it is an official text or page, a court record, or a plain copy of one."), "yes_no", always=True),
        Field("note", _("What readers should know of it.")),
        Field("sha256", _("Checksum of the file that we keep."), "code", "schema:sha256"),
    ),
    source_rows,
)  # fmt: skip


def discrepancy_rows(absolute: Absolute, today: date) -> list[Row]:
    return [discrepancy_row(group, absolute) for group in disagreements(about_published(), SOURCE_LANGUAGE)]


def discrepancy_row(group: Disagreement, absolute: Absolute) -> Row:
    question, point = group.discrepancy, group.discrepancy.provision
    directive = point.directive if point else question.directive
    return {
        "id": question.slug,
        "url": absolute(f"{reverse('discrepancy-list')}#{question.slug}"),
        "question": question.question,
        "directive": directive.slug if directive else None,
        "provision": f"{point.directive.slug}/{point.eid}" if point else None,
        "our_reading": question.our_reading,
        "claims": [claim_row(claim, absolute) for claim in group.claims],
    }


def claim_row(claim: Claim, absolute: Absolute) -> Row:
    return {"says": claim.says, **sourcing(claim.source, claim.locator, absolute, locator=True)}


DISCREPANCIES = DataList(
    "discrepancies",
    _("Where sources disagree"),
    _("One row for each question on which two documents or more differ, with what each of them says."),
    (
        Field("id", _("Stable id."), "code", "schema:identifier", always=True),
        Field("url", _("Where it stands on our page."), "link", always=True),
        Field("question", _("The question."), standard="schema:name", always=True),
        Field("directive", _("Id of the order it is about."), "code"),
        Field("provision", _("Id of the point it is about."), "code"),
        Field("our_reading", _("How we read it; empty when we do not know which is right.")),
        Field(
            "claims", _("What each document says."), "rows", always=True,
            members=(Field("says", _("What the document says."), always=True), *SOURCE, LOCATOR),
        ),
    ),
    discrepancy_rows,
)  # fmt: skip


def as_number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def statistic_rows(absolute: Absolute, today: date) -> list[Row]:
    figures = Statistic.objects.select_related("source").order_by("as_of", "id")
    return [statistic_row(figure, absolute) for figure in figures]


def statistic_row(figure: Statistic, absolute: Absolute) -> Row:
    return {
        "id": figure.slug,
        "url": absolute(f"{reverse('statistic-list')}#{figure.slug}"),
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit,
        "low": as_number(figure.low),
        "high": as_number(figure.high),
        "as_of": known(figure.as_of, figure.as_of_precision),
        "place": figure.place,
        "caveat": figure.caveat,
        **sourcing(figure.source, figure.locator, absolute, locator=True),
    }


STATISTICS = DataList(
    "statistics",
    _("Figures"),
    _(
        "One row for each published figure. We publish none of our own: a figure without its day and its caveat misleads."
    ),
    (
        Field("id", _("Stable id."), "code", "schema:identifier", always=True),
        Field("url", _("Where it stands on our page."), "link", always=True),
        Field("label", _("What is counted."), standard="schema:name", always=True),
        Field("value", _("The figure, as the source gives it."), standard="schema:value", always=True),
        Field("unit", _("What it is counted in."), standard="schema:unitText", always=True),
        Field("low", _("The lowest that the source allows."), "number", "schema:minValue"),
        Field("high", _("The highest that the source allows."), "number", "schema:maxValue"),
        Field("as_of", _("As of when, to the precision known."), "day", "schema:observationDate", always=True),
        Field("place", _("For which place and which people.")),
        Field("caveat", _("What it does not say.")),
        *SOURCE,
        LOCATOR,
    ),
    statistic_rows,
)
