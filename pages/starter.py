"""Loads the statements of rights and their sources."""

from datetime import date

from directives.models import Source
from pages.models import Right
from publishing.starter import Damaged, StarterFolder


def load(folder: StarterFolder) -> None:
    """Create the rows that are missing. Called inside the transaction of the command, after directives."""
    for record in folder.read("rights_sources.json"):
        slug = folder.value("rights_sources.json", record, "-", "slug")
        fields = {name: value for name, value in record.items() if name != "slug"}
        if fields.get("published_on"):
            fields["published_on"] = date.fromisoformat(fields["published_on"])
        folder.make(Source, "rights_sources.json", slug, {"slug": slug}, **fields)
    spanish = folder.read("es/rights.json")
    for record in folder.read("rights.json"):
        slug = folder.value("rights.json", record, "-", "slug")
        names = folder.value("rights.json", record, slug, "sources")
        if not names:
            raise Damaged("rights.json", slug, "sources", "a statement of rights needs a source.")
        fields = {name: value for name, value in record.items() if name not in ("slug", "sources")}
        right, made = folder.make(Right, "rights.json", slug, {"slug": slug}, **fields)
        if made:
            right.sources.set(folder.find(Source, "rights.json", slug, "sources", slug=name) for name in names)
            if text := spanish.get(slug):
                folder.translate(right, "es/rights.json", slug, "es", {"text": text})
