"""Numbers that must never appear as help: a tip line for reporting people, misprints, dead lines.

`data/do_not_list.json` is part of the code, so that an empty database refuses them too; staff add
more in the table RefusedNumber.
"""

import json
import re
from functools import cache

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError

from resources import phones


@cache
def built_in() -> dict[str, str]:
    """Return {E.164 number: why} of the file that ships with the code."""
    path = settings.BASE_DIR / "data" / "do_not_list.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row["number"]: row["why"] for row in rows}


def refused_numbers() -> dict[str, str]:
    """Return {number: why} of the file and of what staff added."""
    table = apps.get_model("resources", "RefusedNumber")
    return {**built_in(), **dict(table.objects.values_list("number", "why"))}


def reason_against(number: str, refused: dict[str, str] | None = None) -> str | None:
    """Return why this number (kept form) may not be listed, or None."""
    return (refused if refused is not None else refused_numbers()).get(number)


def listed_in(text: str, refused: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return (number, why) of each refused number that a text holds, in any spelling."""
    refused = refused if refused is not None else refused_numbers()
    squeezed = phones.digits_in(text)
    letters = phones.digits_in(re.sub(r"[^0-9A-Za-z]", "", text).upper().translate(phones.LETTERS))
    return [
        (number, why)
        for number, why in refused.items()
        if (bare := number.removeprefix("+1")) and (bare in squeezed or bare in letters)
    ]


def refuse_listed_numbers(row, fields: tuple[str, ...]) -> None:
    """Raise ValidationError that names the field and the reason; costs one query."""
    refused = refused_numbers()
    number = getattr(row, "number", "")
    if number and (why := refused.get(number)):
        raise ValidationError({"number": f"{phones.display(number)} may not be listed. {why}"})
    for name in fields:
        for found, why in listed_in(getattr(row, name) or "", refused):
            raise ValidationError({name: f"This text holds {phones.display(found)}, which may not be listed. {why}"})
