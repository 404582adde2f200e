"""Who must do what, and what a first look at the public record showed."""

from dataclasses import dataclass, field

from directives.models import Assignment, Body, BodyKind, Finding, Obligation, Source
from publishing.starter import Damaged, StarterFolder

from .records import LANGUAGES, GoneError, Records, translation_of, translations


def load_duties(folder: StarterFolder) -> None:
    """Make the duties, who owes them, and a first finding for each.

    Who owes a duty that was there already is the staff's own list by now: it stays as it is, and a
    department that staff added gets no finding of ours, as nobody looked for it.
    """
    load_findings(folder, load_obligations(folder))


def load_obligations(folder: StarterFolder) -> list[Assignment]:
    """Make the duties, with one assignment for each body that owes one; return the assignments made now."""
    records = Records(folder, "obligations.json")
    rows = records.make_rows(Obligation, without=("bodies",), source=Source)
    departments = departments_that_owe(folder)
    owed = []
    for name, record in records:
        if name not in records.made:
            folder.kept["assignment"] += rows[name].assignments.count() if rows[name] else 0
            continue
        bodies = departments
        if not record.get("every_department"):
            slugs = folder.value(records.file, record, name, "bodies")
            bodies = [records.row(Body, name, "bodies", slug) for slug in slugs]
        owed += [(Assignment(obligation=rows[name], body=body), records.file, name) for body in bodies]
    folder.save_all(owed)
    records.translate(rows)
    made = Assignment.objects.filter(obligation__slug__in=records.made)
    return list(made.select_related("obligation", "body"))


def departments_that_owe(folder: StarterFolder) -> list[Body]:
    """Return the departments of the starter list, without the Mayor's own offices, which give the orders."""
    slugs = [name for name, _ in Records(folder, "departments.json")]
    return list(Body.objects.filter(slug__in=slugs).exclude(kind=BodyKind.EXECUTIVE))


@dataclass
class Look:
    """One record of findings.json: the same look at the public record, for one body or for many."""

    key: str
    facts: dict
    assignments: list[Assignment] = field(default_factory=list)


def load_findings(folder: StarterFolder, new: list[Assignment]) -> None:
    """Make one finding for each of the new assignments."""
    records = Records(folder, "findings.json", key=look_key)
    folder.kept["finding"] += Finding.objects.count()
    made_by, findings = {}, []
    for look in read_looks(records, new):
        facts = [{"assignment": assignment, **look.facts} for assignment in look.assignments]
        made_by[look.key] = [records.new(Finding, look.key, fields) for fields in facts]
        findings += [(finding, records.file, look.key) for finding in made_by[look.key]]
    folder.save_all(findings)
    for language in LANGUAGES:
        translate_findings(folder, f"{language}/{records.file}", language, made_by)


def look_key(record: dict) -> str:
    """`o12-4/public-library` speaks of one body, `o12-4` of all others that owe the duty."""
    return f"{record['obligation']}/{record['body']}" if record.get("body") else record["obligation"]


def read_looks(records: Records, new: list[Assignment]) -> list[Look]:
    """Return every look with the new assignments it speaks of.

    A look that names a body speaks of that body alone; one without speaks of all that no other names.
    """
    by_pair = {(row.obligation.slug, row.body.slug): row for row in new}
    duties = {row.obligation.slug for row in new}
    looks, general = [], []
    for key, record in records:
        try:
            facts = records.fields(Finding, key, record, ("obligation", "body"), {"source": Source})
            duty = records.row(Obligation, key, "obligation", record["obligation"]).slug
            body = records.row(Body, key, "body", record["body"]).slug if record.get("body") else ""
        except GoneError:
            looks.append(Look(key, {}))
            continue
        look = Look(key, facts)
        looks.append(look)
        if not body:
            general.append((look, duty))
        elif duty in duties:
            if (duty, body) not in by_pair:
                raise Damaged(records.file, key, "body", f"{body!r} does not owe this duty.")
            look.assignments = [by_pair.pop((duty, body))]
    for look, duty in general:
        look.assignments = [row for (slug, _), row in by_pair.items() if slug == duty]
    return looks


def translate_findings(folder: StarterFolder, file: str, language: str, made_by: dict[str, list[Finding]]) -> None:
    rows = []
    for key, texts in translations(folder, file, made_by).items():
        rows += [(translation_of(finding, file, key, language, texts), file, key) for finding in made_by[key]]
    folder.save_all(rows)
