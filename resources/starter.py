"""Makes rows of the starter facts about services: the files of `data/`, and one folder per language.

A record becomes a row once in the life of a database. Whatever staff changed, renamed or deleted
since stays as they left it, with all that hangs on it: a number that staff corrected must not come
back beside the right one.
"""

from django.db import models

from publishing.starter import StarterFolder
from resources.models import Area, Audience, CheckInterval, Need, NumberConflict, Organization
from resources.starter_records import (
    Record,
    Rows,
    Texts,
    TextsOfKind,
    Vocabulary,
    plain_values,
    records,
    refuse_doubles,
    rows_by_slug,
)
from resources.starter_services import load_services
from resources.starter_words import ResidentWords


def load(folder: StarterFolder) -> None:
    """Make what is missing. Runs in the caller's transaction; damaged data raises Damaged."""
    for model, file, identity in (
        (CheckInterval, "check_intervals.json", "kind"),
        (NumberConflict, "number_conflicts.json", "subject"),
    ):
        for record in records(folder, file, identity):
            values = plain_values(model, file, record[identity], record)
            folder.make(model, file, record[identity], {identity: values.pop(identity)}, **values)
    texts = Texts.read(folder)
    found = Vocabulary(
        organizations=_load_slugs(folder, Organization, "organizations.json", ("name", "kind")),
        areas=_load_slugs(folder, Area, "areas.json", ("name", "reach"), texts.of("areas")),
        audiences=_load_slugs(folder, Audience, "audiences.json", ("name",), texts.of("audiences")),
        needs=_load_slugs(folder, Need, "needs.json", ("name",), texts.of("needs"), ResidentWords.read(folder)),
    )
    load_services(folder, found, texts)


def _load_slugs(
    folder: StarterFolder,
    model: type[models.Model],
    file: str,
    required: tuple[str, ...],
    texts: TextsOfKind | None = None,
    said: ResidentWords | None = None,
) -> Rows:
    """Make the rows of one vocabulary, children under their parents; return all there are, by slug."""
    rows = rows_by_slug(model)
    listed: list[tuple[Record, str | None]] = []
    for record in records(folder, file):
        listed.append((record, None))
        listed += [(child, record["slug"]) for child in record.get("children", [])]
    refuse_doubles(folder, file, [record for record, _ in listed], "slug")
    if texts:
        texts.refuse_strangers({record["slug"] for record, _ in listed})
    if said:
        said.refuse_strangers({record["slug"] for record, _ in listed})
        listed = [(said.added_to(record), parent) for record, parent in listed]
    made: dict[bool, list] = {False: [], True: []}  # whether it is a child: parents are saved first
    translations: list = []
    for position, (record, parent) in enumerate(listed, start=1):
        key = record["slug"]
        for name in required:
            folder.value(file, record, key, name)
        values = plain_values(model, file, key, record, aside=("children",))
        if key in rows:
            folder.kept[model._meta.model_name] += 1
            if texts:
                named = texts.languages(key)
                folder.kept[f"{model._meta.model_name}translation"] += said.count(key, named) if said else len(named)
            continue
        if hasattr(model, "position"):
            values["position"] = position
        if parent:
            values["parent"] = rows[parent]
        rows[key] = row = model(**values)
        made[bool(parent)].append((row, file, key))
        named = texts.make(row, key) if texts else []
        translations += said.added_to_translations(row, named) if said else named
    for entries in (made[False], made[True], translations):
        folder.save_all(entries)
    return rows
