"""What a page is called in the list of pages a phone has shown: nothing there may alarm or betray."""

import re

# Beginnings of words, English and Spanish, that would tell over a shoulder why somebody looked.
ALARMING = re.compile(
    r"\b(ice\b|raids?\b|redada|migra\b|i[mn]m?migra|detain|detenid|detenci|detenti|deport|arrest|abus|violen"
    r"|asylum|asilo|traffick|trata\b|suicid|undocumented|indocumentad|refugee|refugiad|victim|víctim)",
    re.IGNORECASE,
)


def is_neutral(text: str) -> bool:
    return not ALARMING.search(text)


def neutral(*candidates: str) -> str:
    """Return the first candidate that alarms nobody, or an empty text."""
    return next((text for text in candidates if text and is_neutral(text)), "")
