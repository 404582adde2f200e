"""An instrument for machines: schema.org's Legislation, with its points and what it acts on.

Only what we know is said. Its force is left out while nobody has looked for what might have ended it,
and the day of signing while only its month or year is known.
"""

import json
from collections.abc import Iterable

from directives.force import Force, ForceState
from directives.models import Directive, DirectiveKind, Provision, Relation
from directives.models.source import Precision
from directives.open_data.fields import Absolute
from directives.open_data.instruments import SCHEMA_FORCE, SCHEMA_RELATION, state_of
from directives.open_data.sourcing import address_of
from directives.open_data.words import name_of, plain
from publishing.languages import BY_CODE
from publishing.translations import words

CALIFORNIA = (DirectiveKind.STATE_LAW,)
UNITED_STATES = (DirectiveKind.FEDERAL_LAW,)
# In a script element "</" would end it, and "<!--" would hide what follows.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def as_script_text(data: dict) -> str:
    """JSON that stays inside its script element whatever words it holds."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def jurisdiction(kind: str) -> str:
    if kind in CALIFORNIA:
        return "California"
    return "United States" if kind in UNITED_STATES else "City of Los Angeles"


def without_empty(data: dict) -> dict:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def reference(directive: Directive, absolute: Absolute) -> dict:
    """Another instrument, by its address and name."""
    address = absolute(directive.get_absolute_url())
    return {"@type": "Legislation", "@id": address, "url": address, "name": name_of(directive)}


def acts_on(directive: Directive, relations: Iterable[Relation], absolute: Absolute) -> dict[str, list[dict]]:
    """What it amends, ends, changes, puts to work or cites, by the property of schema.org."""
    found: dict[str, list[dict]] = {}
    for relation in relations:
        if relation.from_directive_id == directive.pk:
            target = reference(relation.to_directive, absolute)
            found.setdefault(SCHEMA_RELATION[relation.kind], []).append(target)
    return found


def point(provision: Provision, judged: Force, points: list[dict], absolute: Absolute, language: str) -> dict:
    address = absolute(provision.get_absolute_url())
    state = state_of(judged)
    if state is not None:
        state = ForceState.NOT_IN_FORCE if judged.ending_of(provision) else ForceState.IN_FORCE
    return without_empty(
        {
            "@type": "Legislation",
            "@id": address,
            "url": address,
            "legislationIdentifier": provision.eid,
            "name": words(provision, "heading", language).text,
            "legislationLegalForce": SCHEMA_FORCE.get(state),
            "hasPart": points,
        }
    )


def points_of(provisions: list[Provision], judged: Force, absolute: Absolute, language: str) -> list[dict]:
    """Parts with their points inside; a point without a part stands alone."""
    by_key = {one.pk: one for one in provisions}
    inside: dict[int, list[dict]] = {}
    for one in provisions:
        if one.parent_id:
            part = {"@id": absolute(by_key[one.parent_id].get_absolute_url())}
            described = point(one, judged, [], absolute, language)
            inside.setdefault(one.parent_id, []).append({**described, "isPartOf": part})
    return [
        point(one, judged, inside.get(one.pk, []), absolute, language) for one in provisions if one.parent_id is None
    ]


def legislation(
    directive: Directive,
    *,
    judged: Force,
    relations: Iterable[Relation],
    provisions: list[Provision],
    absolute: Absolute,
    language: str,
) -> dict:
    address = absolute(directive.get_absolute_url())
    signed = directive.signed_on if directive.signed_precision == Precision.DAY else None
    state = state_of(judged)
    parts = points_of(provisions, judged, absolute, language)
    data = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": name_of(directive),
        "alternateName": words(directive, "title", language).text if directive.number else None,
        "abstract": words(directive, "meaning", language).text,
        "inLanguage": BY_CODE[language].tag,
        "legislationIdentifier": directive.citation,
        "legislationType": plain("directives/_kind.html", kind=directive.kind),
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": jurisdiction(directive.kind)},
        "legislationPassedBy": issuer(directive),
        "legislationResponsible": {"@type": "Person", "name": directive.signatory} if directive.signatory else None,
        "legislationDate": signed and signed.isoformat(),
        "legislationDateOfApplicability": directive.effective_on and directive.effective_on.isoformat(),
        "datePublished": directive.published_on and directive.published_on.isoformat(),
        "legislationLegalForce": SCHEMA_FORCE.get(state),
        "isBasedOn": address_of(directive.source, absolute) if directive.source else None,
        **acts_on(directive, relations, absolute),
        "hasPart": [{**part, "isPartOf": {"@id": address}} for part in parts],
    }
    return without_empty(data)


def issuer(directive: Directive) -> dict | None:
    return {"@type": "Organization", "name": directive.issuer.name} if directive.issuer else None
