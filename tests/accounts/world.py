"""One row of every model that has a page in the admin."""

from datetime import date, time

from directives.models import (
    Body,
    Claim,
    Correction,
    Discrepancy,
    Event,
    Gap,
    LegalAction,
    Member,
    Question,
    Quotation,
    RecordsRequest,
    Relation,
    Source,
    Statistic,
)
from pages.models import Alert, Right
from resources import models as resources
from tests.making import (
    make_area,
    make_assignment,
    make_body,
    make_check,
    make_directive,
    make_finding,
    make_location,
    make_obligation,
    make_provision,
    make_provision_service,
    make_service,
    make_source,
)


def translate(row, **texts):
    model = row._meta.get_field("translations").related_model
    translation = model(**{model.ORIGINAL: row}, language="es", state="machine", **texts)
    translation.mark_current()
    translation.save()
    return translation


def fill() -> None:
    _listings()
    _policy()
    _site()


def _listings() -> None:
    audience = resources.Audience.objects.create(slug="seniors", name="Seniors")
    area = make_area()
    service = make_service(areas=[area], audiences=[audience], languages=["es"])
    place = service.at_locations.create(location=make_location(organization=service.organization, area=area))
    phone = service.phones.get()
    phone.sightings.create(source_name="Example list")
    service.hours.create(weekdays="MO,TU", opens=time(9), closes=time(17))
    place.hours.create(weekdays="WE", kind="appointment")
    phone.hours.create(weekdays="MO", kind="all_day")
    make_check(service)
    resources.CheckInterval.objects.get_or_create(kind="other", defaults={"days": 90})
    resources.Closure.objects.create(on=date(2026, 12, 25), name="Christmas")
    resources.Correction.objects.create(service=service, about="number", code="oak-river-7")
    resources.RefusedNumber.objects.create(number="+12135550199", why="For this test.")
    resources.NumberConflict.objects.create(subject="Example", detail="Two numbers.")
    for row in (service, service.organization, phone, service.needs.get(), audience, area):
        translate(row, **({"name": "Ayuda"} if "name" in type(row).TRANSLATED else {}))


def _policy() -> None:
    source, group = make_source(), make_body(kind="working_group")
    Member.objects.create(group=group, body=make_body(), source=source)
    directive = make_directive(issuer=Body.objects.first())
    provision = make_provision(directive)
    link = make_provision_service(provision)
    obligation = make_obligation(provision)
    finding = make_finding(make_assignment(obligation))
    Relation.objects.create(from_directive=directive, to_directive=make_directive(), kind="cites", source=source)
    event = Event.objects.create(
        slug="signed", kind="directive_signed", on=date(2025, 7, 11), title="Signed", directive=directive, source=source
    )
    RecordsRequest.objects.create(
        slug="records", title="Records", requester=group, agency=make_body(), law="cpra", asks_for="All", source=source
    )
    LegalAction.objects.create(
        slug="case", caption="A v. B", court="Court", city_role="none", about="It", source=source
    )
    discrepancy = Discrepancy.objects.create(slug="which", question="Which one?", directive=directive)
    Claim.objects.create(discrepancy=discrepancy, says="This one.", source=source)
    Statistic.objects.create(slug="s", label="People", value="1", unit="people", as_of=date(2026, 1, 1), source=source)
    Quotation.objects.create(slug="q", text="Words", speaker="Somebody", source=source, directive=directive)
    Correction.objects.create(made_on=date(2026, 1, 1), path="/en/", was="1", now="2", reason="A slip.")
    Gap.objects.create(slug="g", text="Not known", as_of=date(2026, 1, 1))
    Question.objects.create(slug="w", text="What?", asked_by="Readers", source=source)
    words = {"action": "Hacer"}, {"how": "Así"}, {"question": "¿Cuál?"}
    translate(obligation, **words[0])
    translate(link, **words[1])
    translate(discrepancy, **words[2])
    for row in (directive, provision, finding, event):
        translate(row)


def _site() -> None:
    right = Right.objects.create(slug="door-1", topic="door", text="You need not open the door.")
    right.sources.add(Source.objects.first())
    translate(right, text="No tiene que abrir la puerta.")
    translate(Alert.objects.create(text="A line is busy."), text="Una línea está ocupada.")
