"""Listings and questions for the benchmark, made of the words of the starter facts; the same in each run."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

from search.documents import Document
from search.plan import Near
from search.synonyms import Concept

DATA = Path(__file__).resolve().parent.parent / "data"
LANGUAGES = ("en", "es", "ko", "zh-hans", "vi", "fa", "ru", "th", "km", "hy", "ar", "hi", "ja", "tl", "zh-hant")
SPOKEN = ("es", "zh", "ko", "tl", "hy", "vi", "fa", "ru")
COSTS = ("free", "low_cost", "sliding", "varies", "unknown")


def _json(path: str):
    return json.loads((DATA / path).read_text(encoding="utf-8"))


SERVICES = _json("services.json")
WORDS = {language: _json(f"words/{language}.json") for language in LANGUAGES}
NEEDS = {child["slug"]: need["slug"] for need in _json("needs.json") for child in [need, *need.get("children", [])]}
with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
    PLACES = [(row["name"], float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(file)]
ENGLISH = [word for service in SERVICES for word in f"{service['name']} {service.get('summary', '')}".split()]
ORGANIZATIONS = [service["name"] for service in SERVICES]


class Listings:
    """A source of `size` listings with ids from 1."""

    def __init__(self, size: int):
        self.size = size

    def count(self) -> int:
        return self.size

    def ids_after(self, last: int, most: int) -> Sequence[int]:
        return range(max(last, 0) + 1, min(max(last, 0) + most, self.size) + 1)

    def documents(self, ids: Sequence[int]) -> list[Document]:
        return [_document(pk) for pk in ids]

    def concepts(self) -> list[Concept]:
        return [Concept(slug, {code: WORDS[code].get(slug, []) for code in LANGUAGES}) for slug in NEEDS]


def _document(pk: int) -> Document:
    random = Random(pk)  # noqa: S311
    main = random.choice(list(NEEDS))
    needs = [main, *random.sample(list(NEEDS), random.choice((0, 1, 2)))]
    languages = ["en", "es", random.choice(LANGUAGES[2:])]
    name, latitude, longitude = random.choice(PLACES)
    has_place = random.random() < 0.7
    return Document(
        id=pk,
        texts={code: _texts(random, code, needs, name if has_place else "") for code in languages},
        concepts=tuple(dict.fromkeys([*needs, *(NEEDS[slug] for slug in needs)])),
        phones=(f"+1213{random.randrange(2_000_000, 10_000_000)}",),
        filters=tuple(
            [f"cost:{random.choice(COSTS)}", *(f"need:{slug}" for slug in needs)]
            + [f"language:{code}" for code in random.sample(SPOKEN, random.choice((1, 2, 3)))]
            + (["not-asked:asks_immigration_status"] if random.random() < 0.3 else [])
        ),
        points=((latitude + random.gauss(0, 0.01), longitude + random.gauss(0, 0.01)),) if has_place else (),
        sinks=int(random.random() < 0.02),
    )


def _texts(random: Random, language: str, needs: Sequence[str], place: str) -> dict[str, str]:
    phrases = [phrase for slug in needs for phrase in WORDS[language].get(slug, [])] or ["help"]
    if language == "en":
        name = f"{random.choice(phrases)} {random.choice(ENGLISH)} {random.choice(ENGLISH)}"
        summary = " ".join(random.choices(ENGLISH, k=25))
        organization = f"{random.choice(ORGANIZATIONS)} {_invented(random)}"
    else:
        name, organization = random.choice(phrases), ""
        summary = " ".join(random.choices(phrases, k=6))
    rest = " ".join(random.choices(ENGLISH if language == "en" else phrases, k=40 if language == "en" else 8))
    return {"name": name, "organization": organization, "place": place, "summary": summary, "rest": rest}


def _invented(random: Random) -> str:
    """A rare word, as names of organizations are: one of 8,000."""
    number = random.randrange(8_000)
    return "".join("bdfgklmnprstvz"[number // 14**place % 14] + "aeiou"[(number + place) % 5] for place in range(4))


def questions(count: int) -> list[dict]:
    """A fixed mix: phrases in all languages, typos, very common and rare words, filters, ZIP codes' places, numbers."""
    random = Random(2025)  # noqa: S311
    made = []
    for number in range(count):
        language = random.choice(LANGUAGES) if number % 2 else random.choice(("en", "es"))
        slug = random.choice([slug for slug in NEEDS if WORDS[language].get(slug)])
        text = random.choice(WORDS[language][slug])
        kind = number % 10
        if kind == 1 and len(text) > 5:
            place = random.randrange(1, len(text) - 1)
            text = text[:place] + text[place + 1 :]
        elif kind == 2:
            text = " ".join(random.choices(ENGLISH, k=random.choice((1, 2, 3, 8))))
        elif kind == 3:
            text = random.choice(
                ("help", "free", "Los Angeles", "family services", "legal help in Los Angeles county", "call")
            )
        elif kind == 4:
            text = _invented(random)
        elif kind == 5:
            text = f"213{random.randrange(200, 999)}" if number % 20 == 5 else str(random.randrange(1000, 9999))
        question: dict = {"text": text, "language": language, "page": random.choice((1, 1, 1, 2))}
        if kind in {3, 6, 8}:
            question["filters"] = random.sample(["cost:free", "language:es", "not-asked:asks_immigration_status"], 2)
        if kind in {2, 7, 8}:
            _, latitude, longitude = random.choice(PLACES)
            question["near"] = Near(latitude, longitude)
        made.append(question)
    return made
