"""One form for what people type in many: letters, marks, digits and the pieces of each script."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Nobody types more than this to find help; what comes after it is not read.
LONGEST_QUESTION = 300
# Marks that carry no meaning for finding: accents, Arabic and Hebrew vowel points, the Hindi dot below.
# Thai, Khmer, Lao and Burmese vowels and the voicing of kana are marks to Unicode, and letters to a reader: they stay.
# The breve of Russian й stays too: it is a letter of its own.
MARKS = re.compile(
    "(?<!и)[\u0300-\u036f]|[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u1ab0-\u1aff\u1dc0-\u1dff]"
)
# Written, but not read: tatweel, joiners, zero-width spaces, soft hyphens, apostrophes inside words.
UNREAD = dict.fromkeys(map(ord, "\u0640\u200b\u200c\u200d\u2060\ufeff\u00ad'’‘ʼʻ`´\u0559\u055a"))
# One spelling for letters that are typed in each other's place.
SAME_LETTER = str.maketrans(
    {
        "đ": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d",
        "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ٱ": "ا",
        "ء": None,
        "ँ": "ं", "ी": "ि", "ू": "ु", "ई": "इ", "ऊ": "उ",
        "և": "եւ",
    }
)  # fmt: skip
# Katakana is read as hiragana: シェルター is しぇるたー.
KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u309f\u30fc"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
THAI = "\u0e00-\u0e3e\u0e40-\u0eff"
BURMESE = "\u1000-\u109f"
KHMER = "\u1780-\u17d3\u17d7-\u17ff"
DEVANAGARI = "\u0900-\u0963\u0966-\u097f"
PIECES = re.compile(
    f"(?P<hani>[{HAN}{KANA}]+)|(?P<hang>[{HANGUL}]+)|(?P<thai>[{THAI}]+)|(?P<mymr>[{BURMESE}]+)|(?P<khmr>[{KHMER}]+)"
    f"|(?P<deva>[{DEVANAGARI}]+)|(?P<word>[^\\W_\u0900-\u097f\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u318f"
    "\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
# How many characters make one piece of a script that writes no spaces between words.
GRAM = {"hani": 2, "hang": 2, "thai": 3, "mymr": 3, "khmr": 3}


def fold(text: str) -> str:
    """Return the text in the one form in which it is kept and asked for."""
    if text.isascii():
        return text.casefold().replace("'", "").replace("`", "")
    text = unicodedata.normalize("NFKC", text).translate(UNREAD).casefold()
    text = MARKS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", text).translate(SAME_LETTER).translate(KATAKANA).translate(simplified())


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """Traditional Chinese characters, and Japanese forms of them, read as simplified ones."""
    from search.chinese import SAME_CHARACTER

    return SAME_CHARACTER


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield (script, run) of a folded text: `word` for scripts with spaces and letters of their own length."""
    for match in PIECES.finditer(text):
        kind = match.lastgroup or "word"
        yield (script_of(match.group()) if kind == "word" else kind), match.group()


def script_of(word: str) -> str:
    """Return the script of a word by its first letter; digits count as Latin."""
    code = ord(word[0])
    if code < 0x370 or 0x1E00 <= code < 0x1F00:
        return "latn"
    if 0x400 <= code < 0x530:
        return "cyrl"
    if 0x530 <= code < 0x590:
        return "armn"
    if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFF00:
        return "arab"
    return "othr"


def digits_as_ascii(text: str) -> str:
    """Return the text with ٢, २, ២ and the like as 2."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text)


def readable(question: str) -> str:
    """Return a question without control characters, cut to what is read."""
    head = question[: 4 * LONGEST_QUESTION]
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} else c for c in head)
    return " ".join(kept.split())[:LONGEST_QUESTION]
