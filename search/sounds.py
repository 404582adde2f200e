"""How a word sounds, in a few Latin letters: Spanish spelled by ear, and other alphabets typed in Latin letters."""

import re
from functools import lru_cache

from search.folding import script_of

CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f h ts ch sh sh . i . e iu ia".replace(".", "").split(" "),
        strict=True,
    )
)
ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ",
        "a b g d e z e e t zh i l kh ts k h dz gh ch m i n sh o ch p j r s v t r ts p k o f".split(),
        strict=True,
    )
)
DEVANAGARI = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
        "k kh g gh n ch ch j j n t t d d n t th d dh n p f b bh m i r l v sh sh s h".split(),
        strict=True,
    )
) | dict(zip("अआइईउऊएऐओऔािीुूेैोौंः", "a a i i u u e e o o a i i u u e e o o n h".split(), strict=True))
DEVANAGARI_CONSONANTS = "क-ह"
LETTERS = CYRILLIC | ARMENIAN | DEVANAGARI
# In order: each rule sees what the ones before it left.
RULES = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("tsch|tch|ch|sch", "C"), ("sh|zh", "X"), ("ph", "f"), ("ll|y", "i"), ("qu|q|ck|kh", "k"), ("x", "ks"),
        ("c(?=[eiy])|z|ts", "s"), ("c", "k"), ("g(?=[ei])|j", "h"), ("[vw]", "b"), ("h", ""), ("ee", "i"), ("oo", "u"),
        ("(.)\\1+", "\\1"),
    )
]  # fmt: skip


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """Return the sound of a word, or "" when it has too few sounds to mean one word."""
    script = script_of(word)
    if script in {"cyrl", "armn"}:
        word = "".join(LETTERS.get(letter, "") for letter in word)
    elif "\u0900" <= word[0] <= "\u097f":
        # Between two consonants without a vowel sign an "a" is spoken.
        word = re.sub(f"([{DEVANAGARI_CONSONANTS}])(?=[{DEVANAGARI_CONSONANTS}])", "\\1अ", word)
        word = "".join(LETTERS.get(letter, "") for letter in word)
    elif script != "latn":
        return ""
    for pattern, to in RULES:
        word = pattern.sub(to, word)
    if len(word) > 4 and word[-1] in "aeiou":
        word = word[:-1]
    return word if len(word) >= 4 else ""
