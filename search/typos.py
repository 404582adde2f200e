"""Words of the index that a misspelled word may mean.

One wrong, missing, extra or swapped letter; two in long words; and other spellings that sound the
same ("avogado", "alluda"), also between scripts: "advokat" is адвокат. The words that can be made
by leaving letters out are kept as numbers in one sorted array: 1 ms for a word, 8 bytes for an entry.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import combinations

from search.folding import script_of
from search.sounds import sound_of

SHORTEST, LONG = 4, 8
# Letters after the first ones are left as they are: it keeps the array small, and finds nearly all.
HEAD = 7
ID_BITS = 24
WITH_LETTERS = frozenset({"latn", "cyrl", "armn", "arab", "othr"})


class Speller:
    """All words of the index, ready to be asked for those that look or sound like another one."""

    def __init__(self, words: Iterable[str]):
        self.words = sorted({word for word in words if _can_be_misspelled(word)})
        self.known = frozenset(self.words)
        entries = []
        sounds: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            entries += [_key(part, number) for part in _shortened(word)]
            if sound := sound_of(word):
                sounds.setdefault(sound, []).append(number)
        entries.sort()
        self._entries = array("Q", entries)
        self._sounds = sounds

    def alike(self, word: str, most: int = 4) -> list[tuple[str, float]]:
        """Return (word of the index, how sure), the surest first."""
        if not _can_be_misspelled(word):
            return []
        found: dict[str, float] = {}
        for number in self._sounds.get(sound_of(word) or "\0", ()):
            found[self.words[number]] = 0.8
        for number in self._with_letters_left_out(word):
            other = self.words[number]
            if other[0] != word[0] and len(word) < 6:
                continue  # a wrong first letter of a short word makes another word
            edits = distance(word, other, edits_allowed(word))
            if edits is not None and edits <= edits_allowed(other):
                found[other] = max(found.get(other, 0), 0.85 if edits == 1 else 0.6 if edits else 1)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def starting_with(self, word: str, most: int = 4) -> list[str]:
        """Return words that begin like this one, for a word that was not finished."""
        position = bisect_left(self.words, word)
        found = []
        while position < len(self.words) and self.words[position].startswith(word) and len(found) < most:
            found.append(self.words[position])
            position += 1
        return found

    def _with_letters_left_out(self, word: str) -> set[int]:
        numbers = set()
        for part in _shortened(word):
            low = _key(part, 0)
            position = bisect_left(self._entries, low)
            while position < len(self._entries) and self._entries[position] >> ID_BITS == low >> ID_BITS:
                numbers.add(self._entries[position] & ((1 << ID_BITS) - 1))
                position += 1
        return numbers


def edits_allowed(word: str) -> int:
    return 2 if len(word) >= LONG else 1


def distance(one: str, other: str, most: int) -> int | None:
    """Return how many letters are wrong, missing, extra or swapped, or None when more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, previous, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _can_be_misspelled(word: str) -> bool:
    if not SHORTEST <= len(word) <= 24 or any(letter.isdigit() for letter in word):
        return False
    return script_of(word) in WITH_LETTERS or "\u0900" <= word[0] <= "\u097f"


def _shortened(word: str) -> Iterator[str]:
    head = word[:HEAD]
    yield head
    for left_out in range(1, edits_allowed(word) + 1):
        for places in combinations(range(len(head)), left_out):
            yield "".join(letter for place, letter in enumerate(head) if place not in places)


def _key(part: str, number: int) -> int:
    return (hash(part) & ((1 << (64 - ID_BITS)) - 1)) << ID_BITS | number
