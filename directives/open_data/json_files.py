"""A list as JSON that is JSON-LD too: each field that schema.org or ELI knows is mapped to it."""

import json
from datetime import date

from django.db.models import Max

from directives.models import Directive

from .fields import Absolute, DataList, Field

NAMESPACES = {
    "schema": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# The name of the file's own members: the rows are the graph, and a row is what its address names.
KEYWORDS = {"rows": "@graph", "url": "@id"}
LD_TYPES = {"link": "@id", "date": "xsd:date"}


def term(field: Field) -> str | dict[str, str]:
    if field.type in LD_TYPES:
        return {"@id": field.standard, "@type": LD_TYPES[field.type]}
    return field.standard


def context(data: DataList) -> dict[str, object]:
    fields = [*data.fields, *(data.within.members if data.within else ())]
    return {**NAMESPACES, **KEYWORDS, **{field.name: term(field) for field in fields if field.standard}}


def json_file(data: DataList, absolute: Absolute, today: date) -> str:
    """The whole list; what is not known is null, a text that is not there too."""
    rows = [{name: None if value == "" else value for name, value in row.items()} for row in data.rows(absolute, today)]
    for row in rows:
        if data.within:
            members = row[data.within.name]
            row[data.within.name] = [{name: None if v == "" else v for name, v in m.items()} for m in members]
    content = {
        "@context": context(data),
        "list": data.slug,
        "schema": absolute(f"/data/schema.json#/$defs/{data.slug}_file"),
        "language": "en",
        "as_of": today.isoformat(),
        "complete_to": complete_to(),
        "count": len(rows),
        "rows": rows,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def complete_to() -> str | None:
    """The newest day on which somebody looked for changes."""
    newest = Directive.objects.published().aggregate(newest=Max("reviewed_on"))["newest"]
    return newest.isoformat() if newest else None
