"""Telephone numbers inside a question, whole or in part."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from search.folding import digits_as_ascii

SHORTEST_PART = 4
LONG_ENOUGH_TO_WARN = 7
SHORT_CODES = frozenset({"211", "311", "411", "511", "711", "811", "911", "988"})
# Digits with what people write between them: (213) 200-0100, 213.200.0100, +1 213 200 0100.
NUMBER = re.compile(r"\+?\(?\d(?:[\s().\-–—/]{0,3}\d)*")
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
VANITY = re.compile(r"\+?[\d(][\dA-Za-z()\s.\-–—]{5,24}")


@dataclass(frozen=True)
class Numbers:
    """What a question says in digits."""

    parts: tuple[str, ...] = ()  # of four digits or more, without the leading 1
    codes: tuple[str, ...] = ()  # 211, 911
    rest: str = ""  # the question without them

    @property
    def zip_alike(self) -> bool:
        """Whether the digits may be a ZIP code: then a listing need not hold them."""
        return len(self.parts) == 1 and len(self.parts[0]) == 5


def numbers_in(question: str) -> Numbers:
    """Split a question into its numbers and its words."""
    question = digits_as_ascii(question)
    parts, codes, kept, end = [], [], [], 0
    for match in NUMBER.finditer(question):
        digits = re.sub(r"\D", "", match.group())
        if digits in SHORT_CODES:
            codes.append(digits)
        elif SHORTEST_PART <= len(digits) <= 15 and not _year(digits):
            parts.append(national(digits))
        else:
            continue
        kept.append(question[end : match.start()])
        end = match.end()
    kept.append(question[end:])
    return Numbers(tuple(dict.fromkeys(parts)), tuple(dict.fromkeys(codes)), " ".join(kept))


def national(digits: str) -> str:
    """Return the ten digits of a US number written with its 1; anything else as it is."""
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def endings(number: str) -> list[str]:
    """Return what the index keeps of a number: each of its ends, so that a part is the start of one."""
    digits = national(re.sub(r"\D", "", number))
    if len(digits) < SHORTEST_PART:
        return [digits] if digits else []
    return [digits[start:] for start in range(len(digits) - SHORTEST_PART + 1)]


def refused_in(question: str, refused: Mapping[str, str]) -> tuple[str, str] | None:
    """Return (number, why) of a refused number that a question names, in digits or in a telephone's letters."""
    if not refused:
        return None
    said = set(numbers_in(question).parts)
    for match in VANITY.finditer(question.lower()):
        said.add(national(re.sub(r"\D", "", match.group().translate(LETTERS))))
    said = {digits for digits in said if len(digits) >= LONG_ENOUGH_TO_WARN}
    for number, why in refused.items():
        bare = national(re.sub(r"\D", "", number))
        if any(digits in bare or (len(bare) >= LONG_ENOUGH_TO_WARN and bare in digits) for digits in said):
            return number, why
    return None


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in {"19", "20"}
