"""Compares what `load_starter` makes with the collected facts it was made from, record by record.

Not a test of the site: the facts are kept outside it. Run it by hand where they are at hand:

    LA_FACTS=folder-with-services.json python tests/resources/compare_with_facts.py

It loads the starter facts into a database of its own, prints what it compared, and ends with an
error when anything is missing or different.
"""

import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAYS = {"mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU"}
COSTS = {
    "free": "free", "free call": "free", "free to apply": "free", "free; donations welcome": "free",
    "low-cost or free": "low_cost", "free or low-cost": "low_cost", "sliding scale": "sliding",
    "some services have fees": "varies",
}  # fmt: skip


class Comparison:
    def __init__(self):
        self.compared = Counter()
        self.differences = []

    def same(self, what: str, key: str, fact, loaded) -> None:
        self.compared[what] += 1
        if fact != loaded:
            self.differences.append(f"{what} of {key}: the facts say {fact!r}, the database {loaded!r}")

    def organization(self, fact: dict, federal: set[str]) -> None:
        from resources.models import Organization

        row, key = Organization.objects.get(slug=fact["slug"]), fact["slug"]
        self.same("organization name", key, fact["name"], row.name)
        self.same("organization kind", key, fact["type"].replace("-", "_"), row.kind)
        self.same("organization website", key, fact["url"] or "", row.url)
        self.same("organization is federal", key, key in federal, row.federal)
        self.same("organization's services", key, set(fact["services"]), {s.slug for s in row.services.all()})

    def need(self, fact: dict, parent: str | None = None) -> None:
        from resources.models import Need

        row, key = Need.objects.get(slug=fact["slug"]), fact["slug"]
        self.same("need name", key, fact["label_en"], row.name)
        self.same("need name in Spanish", key, fact["label_es"], row.translations.get(language="es").name)
        self.same("need is under", key, parent, row.parent and row.parent.slug)
        self.same("need's words", key, fact["resident_words"], row.resident_words.splitlines())
        self.same("need in Open Eligibility", key, fact["open_eligibility"], row.open_eligibility.split(", "))
        for child in fact.get("children", []):
            self.need(child, key)

    def service(self, fact: dict) -> None:
        from resources.models import Service

        row, key = Service.objects.get(slug=fact["slug"]), fact["slug"]
        renamed = {
            "name": "name", "description": "summary", "how_to_apply": "how_to_get", "documents": "documents",
            "eligibility": "eligibility", "service_url": "url", "email": "email", "hours_text": "hours_note",
            "service_area": "area_note", "caution": "caution", "source_name": "source_name", "source_url": "source_url",
            "source_date": "source_date", "source_seen": "source_note", "confidence": "source_confidence",
            "phone_confidence": "phone_confidence", "phone_tier": "phone_tier",
        }  # fmt: skip
        for old, new in renamed.items():
            self.same(f"service {new}", key, fact[old] or "", getattr(row, new))
        needs = [fact["category"], *fact["also_categories"]]
        self.same("service organization", key, fact["organization"], row.organization.slug)
        self.same("service organization name", key, fact["organization_name"], row.organization.name)
        self.same("service organization website", key, fact["organization_url"] or "", row.organization.url)
        self.same("service is federal", key, fact["federal_government_line"], row.is_federal)
        self.same("service main need", key, fact["category"], row.main_need.slug)
        self.same("service top need", key, fact["category_top"], row.main_need.parent.slug)
        self.same("service needs", key, set(needs), {need.slug for need in row.needs.all()})
        self.same("service areas", key, set(fact["areas"]), {area.slug for area in row.areas.all()})
        self.same(
            "service languages", key, [x["code"] for x in fact["languages"]], [x.code for x in row.languages.all()]
        )
        self.same("service cost", key, COSTS[fact["cost"]], row.cost)
        note = "" if fact["cost"] == "free" else fact["cost"]
        self.same("service cost in words", key, note, row.cost_note[:1].lower() + row.cost_note[1:])
        said = fact["immigration_status_asked"] or ""
        self.same("service status note", key, said or fact["status_note"] or "", row.asks_immigration_status_note)
        asked = "not_asked" if said.startswith(("No: callers", "No: the state")) else "unknown"
        self.same("service asks status", key, asked, row.asks_immigration_status)
        for name in row.ASKS[1:]:
            self.same("service asks", key, "unknown", getattr(row, name))
        self.same("service source is a site", key, fact["source_url_precision"] == "site", row.source_whole_site)
        self.same("service first check", key, fact["verify_priority"].replace("-", "_"), row.verify_priority)
        self.same("service reasons to check", key, fact["verify_reasons"], row.verify_reasons.splitlines())
        self.same("service is held back", key, fact["verify_priority"] == "hold", not row.is_public)
        self.same("service was never checked", key, fact["verify_before_launch"], not row.checks.exists())
        self.hours(fact, row)
        self.phones(key, fact["phones"], list(row.phones.all()), row)
        self.places(fact, row)
        seen = {(x.source_name, x.source_url, x.source_date) for p in row.phones.all() for x in p.sightings.all()}
        for other in fact["phone_confirmed_by"]:
            self.same("confirmed by", key, True, (other["source"], other["url"] or "", other["date"]) in seen)

    def hours(self, fact: dict, row) -> None:
        self.same("count of hours", row.slug, len(fact["hours_structured"]), row.hours.count())
        for said, line in zip(fact["hours_structured"], row.hours.all(), strict=False):
            all_day = (said["open"], said["close"]) == ("00:00", "24:00")
            times = (None, None) if all_day else (said["open"], said["close"])
            loaded = tuple(time and f"{time:%H:%M}" for time in (line.opens, line.closes))
            self.same("hours days", row.slug, [DAYS[day] for day in said["days"]], line.days)
            self.same("hours times", row.slug, times, loaded)
            self.same("hours all day", row.slug, all_day, line.kind == "all_day")
            self.same("hours as of", row.slug, said["as_of"] or "", line.as_of)
            self.same("hours are unconfirmed", row.slug, "unconfirmed", line.confidence)

    def phones(self, key: str, facts: list[dict], rows: list, service) -> None:
        self.same("count of phones", key, len(facts), len(rows))
        for fact, row in zip(facts, rows, strict=False):
            name = f"{key}, {fact['number']}"
            self.same("phone number", name, fact["e164"] or fact["number"], row.number)
            self.same("phone extension", name, fact["extension"] or "", row.extension)
            self.same("phone kind", name, fact["type"].lower(), row.kind)
            self.same("phone tier", name, fact["tier"], row.tier)
            self.same("phone as printed", name, fact["number"], row.as_printed)
            self.same("phone hours", name, fact.get("hours") or "", row.hours_note)
            self.same("phone languages", name, fact.get("languages", []), row.languages)
            self.note(name, fact.get("note") or "", row, service)
            seen = [(x["source"], x["url"] or "", x["date"], x["kind"]) for x in fact.get("seen_in", [])]
            loaded = [(x.source_name, x.source_url, x.source_date, x.source_kind) for x in row.sightings.all()]
            self.same("phone sightings", name, seen, loaded)
            self.compared["sightings"] += len(seen)
            own = [source for source, *_ in loaded if "same origin as the first" not in source]
            self.same("phone's independent sources", name, fact.get("sources_count", 0), len(own))

    def note(self, name: str, fact: str, row, service) -> None:
        """A note is kept as a note, as the letters of the number, as a staff note, or as the number shown."""
        rest = fact.replace(f"Also written {row.vanity}. ", "") if row.vanity else fact
        kept = rest in (row.note, row.vanity, f"Same as {row.display}") or f": {rest}." in service.staff_notes
        self.same("phone note", name, True, kept)

    def places(self, fact: dict, row) -> None:
        facts = [{"address": address} for address in fact["addresses"]] + fact["locations"]
        at_locations = list(row.at_locations.select_related("location__area"))
        self.same("count of places", row.slug, len(facts), len(at_locations))
        for said, at_location in zip(facts, at_locations, strict=False):
            address, place = said["address"] or {}, at_location.location
            key = f"{row.slug}, {place}"
            self.same("place name", key, said.get("name", ""), place.name)
            self.same("place website", key, said.get("url") or "", place.url)
            self.same("place area", key, said.get("area") or address["area"], place.area.slug)
            for old, new in (("street", "street"), ("city", "city"), ("zip", "zip_code"), ("state", "state")):
                self.same(
                    f"place {new}", key, address.get(old) or ("CA" if old == "state" else ""), getattr(place, new)
                )
            for name in ("latitude", "longitude"):
                point = getattr(place, name)
                self.same("place point", key, address.get(name), point if point is None else float(point))
            known = {"": None, "zip_centroid": "zip-centroid", "listing": f"source-listing ({place.point_note})"}
            self.same("place point's source", key, address.get("geo_source"), known[place.point_source])
            if "phone" in said:
                self.phones(key, [said["phone"]], list(at_location.phones.all()), row)


def load_into(folder: Path) -> None:
    """Make a database in `folder` and load the starter facts about services into it."""
    sys.path.insert(0, str(ROOT))
    os.environ.update(VAR_DIR=str(folder), DJANGO_SETTINGS_MODULE="config.settings")
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'compare.sqlite3'}"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction

    from publishing.starter import StarterFolder
    from resources import starter

    call_command("migrate", verbosity=0, skip_checks=True)
    with transaction.atomic():
        starter.load(StarterFolder(settings.STARTER_DATA))


def main() -> None:
    facts = json.loads((Path(os.environ["LA_FACTS"]) / "services.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        load_into(Path(folder))
        from resources.do_not_list import built_in
        from resources.models import Need, NumberConflict, Organization, Phone, Service

        comparison = Comparison()
        federal = {service["organization"] for service in facts["services"] if service["federal_government_line"]}
        for fact in facts["organizations"]:
            comparison.organization(fact, federal)
        for fact in facts["taxonomy"]:
            comparison.need(fact)
        for fact in facts["services"]:
            comparison.service(fact)
        for fact in facts["known_conflicts"]:
            row = NumberConflict.objects.filter(subject=fact["what"]).first()
            comparison.same("number conflict", fact["what"], fact["detail"], row and row.detail)
        refused = {fact["e164"]: fact["why"] for fact in facts["do_not_list"]}
        comparison.same("numbers never listed", "all", refused, built_in())
        needs = sum(1 + len(fact["children"]) for fact in facts["taxonomy"])
        phones = sum(len(fact["phones"]) + len(fact["locations"]) for fact in facts["services"])
        for model, count in (
            (Organization, len(facts["organizations"])), (Service, len(facts["services"])), (Need, needs),
            (Phone, phones), (NumberConflict, len(facts["known_conflicts"])),
        ):  # fmt: skip
            comparison.same(f"count of {model.__name__}", "all", count, model.objects.count())
            sys.stdout.write(f"{model.__name__:16}{model.objects.count():>5}\n")
    for what, count in comparison.compared.items():
        sys.stdout.write(f"{what:30}{count:>6}\n")
    for difference in comparison.differences:
        sys.stdout.write(f"DIFFERENT: {difference}\n")
    sys.exit(f"{len(comparison.differences)} differences" if comparison.differences else 0)


if __name__ == "__main__":
    main()
