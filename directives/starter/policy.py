"""What was ordered: sources, bodies, instruments, their points and the services that carry them out."""

from directives.models import Body, Directive, Provision, ProvisionService, Relation, Source
from publishing.starter import StarterFolder
from resources.models import Service

from .records import Records


def load_sources(folder: StarterFolder) -> None:
    Records(folder, "sources.json").make_rows(Source)


def load_bodies(folder: StarterFolder) -> None:
    for file in ("departments.json", "bodies.json"):
        Records(folder, file).make_rows(Body, parent=Body, source=Source)


def load_directives(folder: StarterFolder) -> None:
    records = Records(folder, "directives.json")
    records.translate(records.make_rows(Directive, issuer=Body, source=Source))


def load_provisions(folder: StarterFolder) -> None:
    """Make the points. Those of one announcement follow their part, which they name as `parent`."""
    records = PointRecords(folder, "provisions.json", key=lambda record: f"{record['directive']}/{record['eid']}")
    rows = records.make_rows(
        Provision, identity=("directive", "eid"), directive=Directive, source=Source, enforceability_source=Source
    )
    records.translate(rows)


class PointRecords(Records):
    """Records whose `parent` is another point of the same instrument."""

    def fields(self, model, name, record, without, references) -> dict:
        fields = super().fields(model, name, record, without, references)
        fields["parent"] = self.point(name, record, "parent", record["directive"]) if record.get("parent") else None
        return fields


def load_relations(folder: StarterFolder) -> None:
    records = Records(folder, "relations.json", key=lambda r: f"{r['from_directive']} {r['kind']} {r['to_directive']}")
    identity = ("from_directive", "to_directive", "kind")
    records.make_rows(Relation, identity=identity, from_directive=Directive, to_directive=Directive, source=Source)


def load_service_links(folder: StarterFolder) -> None:
    """Link services to points. The services must be there: they are loaded before the policy."""
    records = Records(
        folder, "provision_services.json", key=lambda r: f"{r['directive']}/{r['provision']}/{r['service']}"
    )
    rows = records.make_rows(ProvisionService, identity=("provision", "service"), service=Service, source=Source)
    records.translate(rows)
