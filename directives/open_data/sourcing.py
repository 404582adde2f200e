"""How each row says on which document it rests: the same three fields in every list."""

from django.utils.translation import gettext_lazy as _

from directives.models import Source

from .fields import Absolute, Field, Row

SOURCE = (
    Field("source", _("Id of the document it rests on, in the list of sources."), "code"),
    Field("source_url", _("Address of that document."), "link", "schema:isBasedOn"),
)
LOCATOR = Field("locator", _("Where in the document."))


def address_of(source: Source, absolute: Absolute) -> str:
    """Where the document is read: at its own address, or as a file on this site."""
    return source.url or absolute(source.file.url if source.file else source.get_absolute_url())


def sourcing(source: Source | None, where: str | None, absolute: Absolute, *, locator: bool = False) -> Row:
    row: Row = {
        "source": source.slug if source else None,
        "source_url": address_of(source, absolute) if source else None,
    }
    return {**row, "locator": where} if locator else row
