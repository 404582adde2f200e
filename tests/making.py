"""Rows for tests: `make_service(name="Food", cost="free")` says what matters, the rest is filled in.

The numbers are fictional: the plan keeps 555-0100 to 555-0199 of every area code free for stories.
"""

from datetime import date
from itertools import count

from accounts.models import User
from directives.models import (
    Assignment,
    Body,
    Directive,
    DirectiveKind,
    DueKind,
    Finding,
    Obligation,
    Provision,
    ProvisionService,
    ServiceBasis,
    Source,
    SourceKind,
    Verdict,
)
from publishing.models import Status
from resources.models import Area, Check, CheckOutcome, CheckWay, Location, Need, Organization, Phone, Service

_numbers = count(1)
PASSWORD = "correct horse battery staple"


def make_user(role: str | None = None, **fields) -> User:
    """A person on the staff; `role` is a name of accounts/roles.py, "administrator" a superuser too."""
    from django.contrib.auth.models import Group

    username = fields.pop("username", f"person{next(_numbers)}")
    password = fields.pop("password", PASSWORD)
    administrator = role == "administrator"
    user = User.objects.create_user(
        username, password=password, **{"is_staff": role is not None, "is_superuser": administrator, **fields}
    )
    if role and (group := Group.objects.filter(name__iexact=role).first()):
        user.groups.add(group)
    elif role and not administrator:
        raise LookupError(f"There is no role {role!r}: {sorted(Group.objects.values_list('name', flat=True))}")
    return user


def make_organization(**fields) -> Organization:
    number = next(_numbers)
    return Organization.objects.create(
        **{"name": f"Organization {number}", "slug": f"organization-{number}", "url": "https://example.org/", **fields}
    )


def make_need(**fields) -> Need:
    number = next(_numbers)
    return Need.objects.create(**{"name": f"Need {number}", "slug": f"need-{number}", **fields})


def make_area(**fields) -> Area:
    number = next(_numbers)
    return Area.objects.create(**{"name": f"Area {number}", "slug": f"area-{number}", **fields})


def make_location(**fields) -> Location:
    fields.setdefault("organization", None)
    fields["organization"] = fields["organization"] or make_organization()
    return Location.objects.create(
        **{"street": "1 Example Street", "city": "Los Angeles", "zip_code": "90012", **fields}
    )


def make_phone(service: Service | None = None, **fields) -> Phone:
    """A number of `service`, or with `service_at_location=` of a service at one place."""
    if service is None and "service_at_location" not in fields:
        service = make_service(phone=False)
    return Phone.objects.create(**{"service": service, "number": fictional_number(), **fields})


def fictional_number() -> str:
    number = next(_numbers)
    area = ("213", "323", "310", "818", "626")[number // 100 % 5]
    return f"+1{area}5550{100 + number % 100}"


def make_service(*, phone: bool | str = True, needs=None, areas=(), audiences=(), languages=(), **fields) -> Service:
    """A published service with a phone and a need; `status="draft"` and `phone=False` say otherwise.

    `languages` are codes; each is spoken by staff.
    """
    number = next(_numbers)
    needs = list(needs) if needs is not None else [make_need()]
    values = {
        "name": f"Service {number}",
        "slug": f"service-{number}",
        "summary": f"Help of kind {number}.",
        "status": Status.PUBLISHED,
        "source_name": "Example list",
        "main_need": needs[0] if needs else None,
        **dict.fromkeys(Service.ASKS, "unknown"),
        **fields,
    }
    if "organization" not in values:
        values["organization"] = make_organization()
    service = Service.objects.create(**values)
    service.needs.set(needs)
    service.areas.set(areas)
    service.audiences.set(audiences)
    for code in languages:
        service.languages.create(code=code, how="staff")
    if phone:
        make_phone(service, **({"number": phone} if isinstance(phone, str) else {}))
    return service


def make_check(service: Service, **fields) -> Check:
    fields.setdefault("by", None)
    fields["by"] = fields["by"] or make_user()
    return Check.objects.create(
        **{"service": service, "on": date.today(), "how": CheckWay.CALL, "outcome": CheckOutcome.CONFIRMED, **fields}
    )


def make_source(**fields) -> Source:
    number = next(_numbers)
    return Source.objects.create(
        **{
            "slug": f"source-{number}",
            "kind": SourceKind.OFFICIAL_STATEMENT,
            "title": f"Document {number}",
            "publisher": "Example office",
            "url": f"https://example.org/{number}",
            "published_on": date(2025, 7, 11),
            **fields,
        }
    )


def make_body(**fields) -> Body:
    number = next(_numbers)
    return Body.objects.create(**{"slug": f"body-{number}", "name": f"Department {number}", **fields})


def make_directive(**fields) -> Directive:
    """A published executive directive, signed on 2025-07-11."""
    number = next(_numbers)
    values = {
        "slug": f"directive-{number}",
        "kind": DirectiveKind.EXECUTIVE_DIRECTIVE,
        "signatory": "Example Mayor",
        "number": str(number),
        "title": f"Title {number}",
        "signed_on": date(2025, 7, 11),
        "status": Status.PUBLISHED,
        **fields,
    }
    if "source" not in values:
        values["source"] = make_source()
    return Directive.objects.create(**values)


def make_provision(directive: Directive | None = None, **fields) -> Provision:
    directive = directive or make_directive()
    position = fields.pop("position", directive.provisions.count() + 1)
    values = {"eid": f"point_{position}", "heading": f"Point {position}", "summary": "What it says.", **fields}
    values.setdefault("source", directive.source)
    return Provision.objects.create(directive=directive, position=position, **values)


def make_provision_service(provision: Provision | None = None, service: Service | None = None, **fields):
    provision, service = provision or make_provision(), service or make_service()
    values = {"how": "It carries this point out.", "basis": ServiceBasis.NAMED_BY_CITY, **fields}
    values.setdefault("source", provision.source)
    return ProvisionService.objects.create(provision=provision, service=service, **values)


def make_obligation(provision: Provision | None = None, **fields) -> Obligation:
    number = next(_numbers)
    values = {"slug": f"duty-{number}", "action": f"Do thing {number}", "due_kind": DueKind.UNSTATED, **fields}
    return Obligation.objects.create(provision=provision or make_provision(), **values)


def make_assignment(obligation: Obligation | None = None, body: Body | None = None) -> Assignment:
    return Assignment.objects.create(obligation=obligation or make_obligation(), body=body or make_body())


def make_finding(assignment: Assignment | None = None, verdict: str = Verdict.SHOWN, **fields) -> Finding:
    """What was found about one duty; "nothing_found" names where was looked, the others a source."""
    values = {"checked_on": date(2026, 6, 1), **fields}
    if verdict == Verdict.NOTHING_FOUND:
        values.setdefault("where_looked", "The Mayor's website.")
    elif "source" not in values:
        values["source"] = make_source()
    return Finding.objects.create(assignment=assignment or make_assignment(), verdict=verdict, **values)
