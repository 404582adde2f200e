"""The JSON Schema (2020-12) of every list, made from the same fields as the rows."""

from .fields import DataList, Field
from .lists import LISTS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
TYPES: dict[str, dict[str, object]] = {
    "text": {"type": "string"},
    "code": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "day": {"type": "string", "pattern": DAY},
    "number": {"type": "number"},
    "yes_no": {"type": "boolean"},
    "link": {"type": "string", "format": "uri"},
    "codes": {"type": "array", "items": {"type": "string"}},
}


def field_schema(field: Field) -> dict[str, object]:
    if field.members:
        schema: dict[str, object] = {"type": "array", "items": row_schema(field.members)}
    else:
        schema = dict(TYPES[field.type])
    if field.choices:
        schema["enum"] = [*field.choices, *([] if field.always else [None])]
    if not field.always and schema["type"] != "array":
        schema["type"] = [schema["type"], "null"]
    schema["description"] = str(field.about)
    if field.standard:
        schema["$comment"] = field.standard
    return schema


def row_schema(fields: tuple[Field, ...]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {field.name: field_schema(field) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def file_schema(data: DataList) -> dict[str, object]:
    properties = {
        "@context": {"type": "object"},
        "list": {"const": data.slug},
        "schema": {"type": "string", "format": "uri"},
        "language": {"const": "en"},
        "as_of": {"type": "string", "format": "date", "description": "The day for which both axes were worked out."},
        "complete_to": {"type": ["string", "null"], "format": "date"},
        "count": {"type": "integer", "minimum": 0},
        "rows": {"type": "array", "items": {"$ref": f"#/$defs/{data.slug}"}},
    }
    return {
        "type": "object",
        "title": str(data.title),
        "description": str(data.about),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def schema(address: str) -> dict[str, object]:
    """The schema of all files: each is one of those in `$defs` whose name ends with `_file`."""
    defs: dict[str, object] = {}
    for data in LISTS.values():
        defs[data.slug] = row_schema(data.fields)
        defs[f"{data.slug}_file"] = file_schema(data)
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": "LA Family Resources: the City's policy as data",
        "oneOf": [{"$ref": f"#/$defs/{slug}_file"} for slug in LISTS],
        "$defs": defs,
    }
