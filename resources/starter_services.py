"""Makes the services of the starter facts, with their numbers, places, hours and languages."""

from collections.abc import Iterable

from django.db import models

from publishing.starter import REASON, Damaged, StarterFolder, publish_as_starter
from resources.models import (
    Hours,
    Location,
    Phone,
    PhoneTranslation,
    Service,
    ServiceAtLocation,
    ServiceLanguage,
    ServiceTranslation,
    Sighting,
)
from resources.models.service import VerifyPriority
from resources.starter_records import Record, Texts, TextsOfKind, Vocabulary, plain_values, records, rows_by_slug

FILE = "services.json"
REQUIRED = ("name", "organization", "summary", "cost", "main_need", "needs", "source_name", "check_kind",
            "verify_priority", *Service.ASKS)  # fmt: skip
MANY = ("needs", "areas", "audiences")
HANGING = ("languages", "hours", "phones", "at_locations")


def load_services(folder: StarterFolder, found: Vocabulary, texts: Texts) -> None:
    """Make the missing services, and publish those that are not on hold and can be reached."""
    listed = records(folder, FILE)
    slugs = {record["slug"] for record in listed}
    texts.of("services").refuse_strangers(slugs)
    texts.of("phones").refuse_strangers(slugs)
    known = rows_by_slug(Service)
    maker = Maker(folder, found, texts)
    for record in listed:
        if record["slug"] in known:
            _count_kept(folder, record, texts)
            continue
        try:
            maker.make(record)
        except (TypeError, AttributeError) as error:
            raise Damaged(FILE, record["slug"], "-", f"a value has the wrong shape ({error}).") from error
    maker.finish()


class Maker:
    """Gathers the rows of one record after the other, and saves them all at the end."""

    def __init__(self, folder: StarterFolder, found: Vocabulary, texts: Texts):
        self.folder = folder
        self.found = found
        self.service_texts = texts.of("services")
        self.phone_texts = texts.of("phones")
        self.related: dict[str, list[models.Model]] = {name: [] for name in MANY}
        # In the order in which they can be saved: each refers only to those before it.
        self.rows: dict[type[models.Model], list[tuple[models.Model, str, str]]] = {
            model: []
            for model in (
                Service, Location, ServiceAtLocation, Phone, Sighting, Hours, ServiceLanguage, ServiceTranslation,
                PhoneTranslation,
            )
        }  # fmt: skip

    def make(self, record: Record) -> None:
        key = record["slug"]
        for name in REQUIRED:
            self.folder.value(FILE, record, key, name)
        many = {name: self._rows(record, key, name) for name in MANY}
        service = Service(
            **plain_values(Service, FILE, key, record, aside=("organization", "main_need", *MANY, *HANGING)),
            organization=self.found.find("organizations", FILE, key, "organization", record["organization"]),
            main_need=self.found.find("needs", FILE, key, "main_need", record["main_need"]),
        )
        if service.main_need not in many["needs"]:
            raise Damaged(FILE, key, "main_need", "the main need must be one of the needs.")
        self._add(key, service)
        for name, rows in many.items():
            self.related[name] += _relations(service, name, rows)
        texts = self.phone_texts.within(key)
        texts.refuse_strangers({phone.get("as_printed") for phone in _phones_of(record)})
        for code in record.get("languages", []):
            self._add(f"{key}, language {code}", ServiceLanguage(service=service, code=code))
        self._add_hours(service, key, record.get("hours", []))
        self._add_phones(key, record.get("phones", []), texts, service=service)
        for position, place in enumerate(record.get("at_locations", []), start=1):
            self._add_place(service, f"{key}, place {position}", position, place, texts)
        self.rows[ServiceTranslation] += self.service_texts.make(service, key)

    def finish(self) -> None:
        """Save what was gathered, then publish. The last save notes needs and areas in the history."""
        for rows in self.rows.values():
            self.folder.save_all(rows)
        for name, rows in self.related.items():
            getattr(Service, name).through.objects.bulk_create(rows)
        for service, *_ in self.rows[Service]:
            reasons = ["on hold until a person has checked them."]
            if service.verify_priority != VerifyPriority.HOLD:
                reasons = publish_as_starter(service)
            if reasons:
                service._change_reason = f"{REASON}: draft"
                service.save()
                self.folder.remarks[f"services left as drafts: {' '.join(reasons)}"] += 1
            else:
                self.folder.remarks["services published"] += 1

    def _rows(self, record: Record, key: str, name: str) -> list[models.Model]:
        slugs = record.get(name, [])
        if len(set(slugs)) != len(slugs):
            raise Damaged(FILE, key, name, "the same one stands there twice.")
        return [self.found.find(name, FILE, key, name, slug) for slug in slugs]

    def _add(self, key: str, row: models.Model) -> None:
        self.rows[type(row)].append((row, FILE, key))

    def _add_hours(self, service: Service, key: str, lines: list[Record]) -> None:
        key = f"{key}, hours"
        for line in lines:
            if "confidence" in line:
                raise Damaged(FILE, key, "confidence", "only a person confirms hours: leave this field out.")
            self._add(key, Hours(service=service, **plain_values(Hours, FILE, key, line)))

    def _add_phones(self, key: str, phones: list[Record], texts: TextsOfKind, **owner: models.Model) -> None:
        for position, record in enumerate(phones, start=1):
            for name in ("number", "kind", "as_printed", "tier"):
                self.folder.value(FILE, record, f"{key}, phone {position}", name)
            phone_key = f"{key}, phone {record['as_printed']}"
            values = plain_values(Phone, FILE, phone_key, record, aside=("sightings",))
            phone = Phone(**values, **owner, position=position)
            self._add(phone_key, phone)
            for sighting in record.get("sightings", []):
                self.folder.value(FILE, sighting, phone_key, "source_name")
                self._add(phone_key, Sighting(phone=phone, **plain_values(Sighting, FILE, phone_key, sighting)))
            self.rows[PhoneTranslation] += texts.make(phone, record["as_printed"])

    def _add_place(self, service: Service, key: str, position: int, record: Record, texts: TextsOfKind) -> None:
        place = self.folder.value(FILE, record, key, "location")
        location = Location(
            **plain_values(Location, FILE, key, place, aside=("area",)), organization=service.organization
        )
        if "area" in place:
            location.area = self.found.find("areas", FILE, key, "area", place["area"])
        self._add(key, location)
        values = plain_values(ServiceAtLocation, FILE, key, record, aside=("location", "phones"))
        at_location = ServiceAtLocation(service=service, location=location, position=position, **values)
        self._add(key, at_location)
        self._add_phones(key, record.get("phones", []), texts, service_at_location=at_location)


def _relations(service: Service, name: str, rows: Iterable[models.Model]) -> list[models.Model]:
    """Return rows of the table between: an `add` would make a history entry for each."""
    to = Service._meta.get_field(name).m2m_reverse_field_name()
    return [getattr(Service, name).through(**{"service": service, to: row}) for row in rows]


def _phones_of(record: Record) -> list[Record]:
    places = record.get("at_locations", [])
    return record.get("phones", []) + [phone for place in places for phone in place.get("phones", [])]


def _count_kept(folder: StarterFolder, record: Record, texts: Texts) -> None:
    """Count a record that was loaded before, and what hangs on it."""
    phones, places = _phones_of(record), record.get("at_locations", [])
    folder.kept.update(
        {
            "service": 1,
            "servicelanguage": len(record.get("languages", [])),
            "hours": len(record.get("hours", [])),
            "phone": len(phones),
            "sighting": sum(len(phone.get("sightings", [])) for phone in phones),
            "location": len(places),
            "serviceatlocation": len(places),
            "servicetranslation": texts.of("services").count(record["slug"]),
            "phonetranslation": texts.of("phones").within(record["slug"]).count_all(),
        }
    )
