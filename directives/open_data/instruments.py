"""Orders and laws, how they act on each other, and their points."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directives.force import Force, ForceState, force
from directives.models import (
    Directive,
    DirectiveKind,
    Modality,
    Provision,
    ProvisionService,
    Relation,
    RelationKind,
    ServiceBasis,
    SourceKind,
)

from .fields import Absolute, DataList, Field, Row, known
from .sourcing import LOCATOR, SOURCE, sourcing
from .words import name_of, plain

SCHEMA_FORCE = {
    ForceState.IN_FORCE: "https://schema.org/InForce",
    ForceState.PARTIALLY_IN_FORCE: "https://schema.org/PartiallyInForce",
    ForceState.NOT_IN_FORCE: "https://schema.org/NotInForce",
}
SCHEMA_RELATION = {
    RelationKind.AMENDS: "legislationAmends",
    RelationKind.RESCINDS: "legislationRepeals",
    RelationKind.REPLACES: "legislationChanges",
    RelationKind.IMPLEMENTS: "legislationEnsuresImplementationOf",
    RelationKind.BUILDS_ON: "citation",
    RelationKind.CITES: "citation",
}
NOT_CHECKED = "not_checked"


def state_of(judged: Force) -> ForceState | None:
    """Whether it is in force; None while nobody has looked for what might have ended it."""
    if judged.state == ForceState.IN_FORCE and judged.reviewed_on is None:
        return None
    return judged.state


def relations_between_published() -> list[Relation]:
    return list(Relation.objects.between_published().with_page_details())


def directive_rows(absolute: Absolute, today: date) -> list[Row]:
    relations = relations_between_published()
    directives = Directive.objects.published().select_related("issuer", "source").with_duty_counts()
    return [directive_row(directive, force(directive, relations, today), absolute) for directive in directives]


def directive_row(directive: Directive, judged: Force, absolute: Absolute) -> Row:
    state = state_of(judged)
    return {
        "id": directive.slug,
        "url": absolute(directive.get_absolute_url()),
        "citation": name_of(directive),
        "kind": directive.kind,
        "kind_words": plain("directives/_kind.html", kind=directive.kind),
        "number": directive.number,
        "revision": directive.revision,
        "title": directive.title,
        "meaning": directive.meaning,
        "signatory": directive.signatory,
        "issuer": directive.issuer.slug if directive.issuer else None,
        "issuer_name": directive.issuer.name if directive.issuer else None,
        "addressed_to": directive.recipients,
        "signed_on": known(directive.signed_on, directive.signed_precision),
        "signed_basis": directive.signed_basis,
        "published_on": known(directive.published_on),
        "published_basis": directive.published_basis,
        "effective_on": known(directive.effective_on),
        "effective_basis": directive.effective_basis,
        "force": state or NOT_CHECKED,
        "legal_force": SCHEMA_FORCE.get(state),
        "force_words": plain("directives/_force.html", force=judged),
        "reviewed_on": known(directive.reviewed_on),
        "full_text_seen": directive.full_text_seen,
        "current_state": directive.current_state,
        "next_step": directive.next_step,
        "duty_count": directive.duty_count,
        **sourcing(directive.source, None, absolute),
    }


DIRECTIVES = DataList(
    "directives",
    _("Orders and laws"),
    _("One row for each executive directive, ordinance, police order and law that this site speaks of."),
    (
        Field("id", _("Stable id; the last word of its address."), "code", "schema:identifier", always=True),
        Field("url", _("Its page."), "link", always=True),
        Field("citation", _("How people call it."), standard="schema:legislationIdentifier", always=True),
        Field("kind", _("The layer of law it belongs to."), "code", choices=tuple(DirectiveKind.values), always=True),
        Field("kind_words", _("The same, in words."), standard="schema:legislationType", always=True),
        Field("number", _("Its number. Numbers start again with each mayor."), "code"),
        Field("revision", _("Zero at first; higher when it was issued again under the same number."), "number", always=True),
        Field("title", _("Its title."), standard="schema:name", always=True),
        Field("meaning", _("What it means, in one sentence of ours."), standard="schema:abstract"),
        Field("signatory", _("Who signed it."), standard="schema:legislationResponsible"),
        Field("issuer", _("Id of the office that issued it."), "code"),
        Field("issuer_name", _("Name of that office."), standard="schema:legislationPassedBy"),
        Field("addressed_to", _("Whom it speaks to.")),
        Field("signed_on", _("When it was signed, to the precision known."), "day", "schema:legislationDate"),
        Field("signed_basis", _("How that is known.")),
        Field("published_on", _("When it was published."), "date", "schema:datePublished"),
        Field("published_basis", _("How that is known.")),
        Field("effective_on", _("From when it is in effect."), "date", "eli:first_date_entry_in_force"),
        Field("effective_basis", _("How that is known.")),
        Field(
            "force", _("Whether it is in force today. A court order does not change this."), "code",
            choices=(*(state.value for state in ForceState), NOT_CHECKED), always=True,
        ),
        Field("legal_force", _("The same as schema.org says it; empty while not checked."), "link", "schema:legislationLegalForce"),
        Field("force_words", _("The same, in the words of the page."), always=True),
        Field("reviewed_on", _("When somebody last looked for what might have ended it."), "date"),
        Field("full_text_seen", _("Whether we have read its full text."), "yes_no", always=True),
        Field("current_state", _("Where it stands.")),
        Field("next_step", _("What comes next.")),
        Field("duty_count", _("How many duties it lays down."), "number", always=True),
        *SOURCE,
    ),
    directive_rows,
)  # fmt: skip


def relation_rows(absolute: Absolute, today: date) -> list[Row]:
    return [relation_row(relation, absolute) for relation in relations_between_published()]


def relation_row(relation: Relation, absolute: Absolute) -> Row:
    acting, target, point = relation.from_directive, relation.to_directive, relation.target_provision
    on_point = f".{point.eid}" if point else ""
    return {
        "id": f"{acting.slug}.{relation.kind}.{target.slug}{on_point}",
        "from": acting.slug,
        "from_url": absolute(acting.get_absolute_url()),
        "kind": relation.kind,
        "property": f"schema:{SCHEMA_RELATION[relation.kind]}",
        "to": target.slug,
        "to_url": absolute(target.get_absolute_url()),
        "to_point": point.eid if point else None,
        "words": plain("directives/_relation_words.html", relation=relation, here=None),
        "effective_on": known(relation.effective_on),
        **sourcing(relation.source, relation.locator, absolute, locator=True),
    }


RELATIONS = DataList(
    "relations",
    _("How orders and laws act on each other"),
    _("One row for each pair: the first amends, ends, replaces, puts to work, builds on or cites the second."),
    (
        Field("id", _("Stable id."), "code", "schema:identifier", always=True),
        Field("from", _("Id of the one that acts."), "code", always=True),
        Field("from_url", _("Its page."), "link", always=True),
        Field("kind", _("What it does."), "code", choices=tuple(RelationKind.values), always=True),
        Field("property", _("The property of schema.org that says the same."), "code", always=True),
        Field("to", _("Id of the one acted on."), "code", always=True),
        Field("to_url", _("Its page."), "link", always=True),
        Field("to_point", _("The point acted on; empty when it is the whole."), "code"),
        Field("words", _("The same, in the words of the page."), always=True),
        Field("effective_on", _("From when."), "date"),
        *SOURCE,
        LOCATOR,
    ),
    relation_rows,
)


def provision_rows(absolute: Absolute, today: date) -> list[Row]:
    relations = relations_between_published()
    services: dict[int, list[tuple[str, str]]] = {}
    links = ProvisionService.objects.of_published().order_by("position", "id")
    for point, service, basis in links.values_list("provision_id", "service__slug", "basis"):
        services.setdefault(point, []).append((service, basis))
    provisions = Provision.objects.of_published().select_related(
        "directive", "parent", "source", "enforceability_source"
    )
    forces: dict[int, Force] = {}
    rows = []
    for point in provisions.order_by("directive__position", "directive__slug", "position"):
        if point.directive_id not in forces:
            forces[point.directive_id] = force(point.directive, relations, today)
        rows.append(provision_row(point, forces[point.directive_id], services.get(point.pk, []), absolute))
    return rows


def provision_row(point: Provision, judged: Force, services: list[tuple[str, str]], absolute: Absolute) -> Row:
    ending = judged.ending_of(point)
    obstacle = point.enforceability_source
    return {
        "id": f"{point.directive.slug}/{point.eid}",
        "url": absolute(point.get_absolute_url()),
        "directive": point.directive.slug,
        "directive_url": absolute(point.directive.get_absolute_url()),
        "eid": point.eid,
        "part": point.parent.eid if point.parent else None,
        "position": point.position,
        "number": point.number,
        "is_part": point.is_part,
        "modality": point.modality,
        "modality_words": plain("directives/_modality.html", modality=point.modality),
        "heading": point.heading,
        "summary": point.summary,
        "text": point.text,
        "wording_basis": point.source.kind,
        "wording_basis_words": plain("components/source_kind.html", kind=point.source.kind),
        "actor": point.actor,
        "ended": ending is not None,
        "ended_on": known(ending.since) if ending else None,
        "enforceability_note": point.enforceability_note,
        "enforceability_as_of": known(point.enforceability_as_of),
        "enforceability_source": obstacle.slug if obstacle else None,
        "services": [slug for slug, basis in services if basis != ServiceBasis.SAME_NEED],
        "services_of_others": [slug for slug, basis in services if basis == ServiceBasis.SAME_NEED],
        "no_service_note": point.no_service_note,
        "note": point.note,
        **sourcing(point.source, point.locator, absolute, locator=True),
    }


PROVISIONS = DataList(
    "provisions",
    _("Points"),
    _("One row for each point of an order, and for each part that groups points."),
    (
        Field("id", _("Stable id: the order and the point."), "code", "schema:legislationIdentifier", always=True),
        Field("url", _("Its page; a permanent address."), "link", always=True),
        Field("directive", _("Id of the order it belongs to."), "code", always=True),
        Field("directive_url", _("Page of the order."), "link", "schema:isPartOf", always=True),
        Field("eid", _("Its id inside the order, never used again. Ours while we have not seen the official text."), "code", "eli:id_local", always=True),
        Field("part", _("Inside id of the part that groups it."), "code"),
        Field("position", _("Its place in the order, from 1."), "number", "schema:position", always=True),
        Field("number", _("The number shown."), "code"),
        Field("is_part", _("Whether it only groups points."), "yes_no", always=True),
        Field("modality", _("What kind of words it is: an order binds, a call does not."), "code", choices=tuple(Modality.values)),
        Field("modality_words", _("The same, in the words of the page.")),
        Field("heading", _("Our heading."), standard="schema:name", always=True),
        Field("summary", _("Our plain summary."), standard="schema:abstract"),
        Field("text", _("The exact words; empty while we have not seen the official text."), standard="schema:text"),
        Field("wording_basis", _("What kind of document our words rest on."), "code", choices=tuple(SourceKind.values), always=True),
        Field("wording_basis_words", _("The same, in words."), always=True),
        Field("actor", _("Who is to act, as the source says.")),
        Field("ended", _("Whether it is no longer in force."), "yes_no", always=True),
        Field("ended_on", _("Since when; empty when that is not known."), "date"),
        Field("enforceability_note", _("What stands in the way of putting it to work.")),
        Field("enforceability_as_of", _("As of when."), "date"),
        Field("enforceability_source", _("Id of the source of that."), "code"),
        Field("services", _("Ids of the services that the City names or runs for it."), "codes"),
        Field("services_of_others", _("Ids of services that others run for the same people."), "codes"),
        Field("no_service_note", _("Why no service for residents belongs to it.")),
        Field("note", _("What readers should know of its sources.")),
        *SOURCE,
        LOCATOR,
    ),
    provision_rows,
)  # fmt: skip
