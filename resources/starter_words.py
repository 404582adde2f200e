"""What residents call each need: the files of `data/words/`, one for each language."""

from typing import Self

from publishing.languages import LANGUAGES, SOURCE_LANGUAGE
from publishing.models import TranslationState
from publishing.starter import Damaged, StarterFolder
from resources.models import Need, NeedTranslation
from resources.starter_records import Record

FOLDER = "words"


class ResidentWords:
    """{language: {need: what people say}}. A language without a file has no words."""

    def __init__(self, by_language: dict[str, dict[str, list[str]]]):
        self.by_language = by_language

    @classmethod
    def read(cls, folder: StarterFolder) -> Self:
        files = {language.code: f"{FOLDER}/{language.code}.json" for language in LANGUAGES}
        found = {code: folder.read(file) for code, file in files.items() if (folder.folder / file).exists()}
        for code, words in found.items():
            for slug, phrases in words.items():
                if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
                    raise Damaged(files[code], slug, "-", "the words must be a list of texts.")
        return cls(found)

    def refuse_strangers(self, known: set[str]) -> None:
        """Raise Damaged when there are words for a need that does not exist: a misspelled slug."""
        for language, words in self.by_language.items():
            for slug in words.keys() - known:
                raise Damaged(f"{FOLDER}/{language}.json", slug, "-", "no need has this name.")

    def added_to(self, record: Record) -> Record:
        """Return the record of a need with the English words of both files, each once."""
        more = self.by_language.get(SOURCE_LANGUAGE, {}).get(record["slug"], [])
        return {**record, "resident_words": list(dict.fromkeys([*record.get("resident_words", []), *more]))}

    def added_to_translations(self, need: Need, named: list[tuple[NeedTranslation, str, str]]):
        """Return (translation, file, key) of each language with a name, with words or with both.

        A need without a name in a language is read in English there, and found by its words all the same.
        """
        rows = {translation.language: (translation, file, key) for translation, file, key in named}
        for language, words in self.by_language.items():
            if language == SOURCE_LANGUAGE or not (phrases := words.get(need.slug)):
                continue
            if language not in rows:
                row = NeedTranslation(need=need, language=language, state=TranslationState.MACHINE)
                row.mark_current()
                rows[language] = (row, f"{FOLDER}/{language}.json", need.slug)
            rows[language][0].resident_words = "\n".join(phrases)
        return list(rows.values())

    def count(self, slug: str, named: set[str]) -> int:
        """Return in how many languages other than English a need has a name (those are given) or words."""
        worded = {language for language, words in self.by_language.items() if words.get(slug)}
        return len(named | worded - {SOURCE_LANGUAGE})
