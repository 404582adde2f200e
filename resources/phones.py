"""Telephone numbers: read in any spelling, kept in one, refused with a reason.

Kept form: E.164 (`+12135550100`, ITU-T E.164) or an allowed short code (`211`).
"""

import re
import unicodedata

import phonenumbers

# Three-digit services of the North American plan, and the text codes our listings use.
SHORT_CODES = {"211", "311", "411", "511", "711", "811", "911", "988"}
TEXT_CODE = re.compile(r"\d{5,6}")
# The letters on a telephone's keys (ITU-T E.161).
LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
EXTENSION = re.compile(r"(?:\s*(?:ext\.?|extension|x|;ext=|#)\s*)(\d{1,7})\s*$", re.IGNORECASE)
BIDI_CONTROLS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Refused(ValueError):
    """A number cannot be listed; the text says why, in an editor's words."""


def parse(text: str, *, short: bool = False) -> tuple[str, str]:
    """Return (kept form, extension) of one number in any spelling, or raise Refused.

    `short` allows five- and six-digit text codes.
    """
    text = text.strip()
    _refuse_odd_characters(text)
    extension = ""
    if match := EXTENSION.search(text):
        extension, text = match.group(1), text[: match.start()]
    digits = normal_form(text, short=short)
    if digits in SHORT_CODES or not digits.startswith("+"):
        return digits, extension
    number = phonenumbers.parse(digits, "US")
    area = digits[2:5] if digits.startswith("+1") else ""
    if area == "900" or phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.PREMIUM_RATE:
        raise Refused("This is a premium number: the caller pays for it. Look for another one.")
    if not phonenumbers.is_valid_number(number):
        raise Refused("No such number can exist. Check the digits with the source.")
    region = phonenumbers.region_code_for_number(number)
    if region not in ("US", None):
        raise Refused(f"This area code belongs to another country ({region}): a call costs money. Use a US number.")
    return digits, extension


def _refuse_odd_characters(text: str) -> None:
    if any(character in BIDI_CONTROLS for character in text):
        raise Refused("The number holds invisible direction marks. Type it by hand.")
    if any(unicodedata.category(c) == "Nd" and not c.isascii() for c in text):
        raise Refused("Write the number with the digits 0 to 9.")
    if len(re.findall(r"\d{3}[\s.)-]*\d{4}", text)) > 1 or re.search(r"\b(or|and|y|o)\b|[;,/]\s*\(?\d{3}", text, re.I):
        raise Refused("There are two numbers in this field. Give each its own line.")


def normal_form(text: str, *, short: bool = False) -> str:
    """Return E.164 or a short code, letters turned into digits; raise Refused when it is neither."""
    compact = re.sub(r"[\s().\-–—/]", "", text.upper()).removeprefix("TEL:").translate(LETTERS)
    digits = compact.removeprefix("+")
    if digits in SHORT_CODES or (short and TEXT_CODE.fullmatch(digits)):
        return digits
    if not digits.isascii() or not digits.isdigit():
        raise Refused("This is not a telephone number. Write it like (213) 555-0100.")
    if compact.startswith("+") and not digits.startswith("1"):
        return "+" + digits
    if digits.startswith("011"):
        return "+" + digits[3:]
    if len(digits) == 10:
        return "+1" + digits
    if len(digits) == 11 and digits.startswith("1"):
        return "+" + digits
    raise Refused("A US number has ten digits. Write it like (213) 555-0100.")


def display(number: str) -> str:
    """Return the number as residents read it: `(213) 555-0100`, `1-800-555-0100`, `211`."""
    if not (number.startswith("+1") and len(number) == 12):
        return number
    area, exchange, line = number[2:5], number[5:8], number[8:]
    if area in {"800", "833", "844", "855", "866", "877", "888"}:
        return f"1-{area}-{exchange}-{line}"
    return f"({area}) {exchange}-{line}"


def uri(number: str, extension: str = "", *, texts: bool = False) -> str:
    """Return what dials it, after RFC 3966 (RFC 5724 for text messages)."""
    scheme = "sms" if texts else "tel"
    return f"{scheme}:{number};ext={extension}" if extension else f"{scheme}:{number}"


def digits_in(text: str) -> str:
    """Return all digits of a text in one string, letters of vanity numbers kept out."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
