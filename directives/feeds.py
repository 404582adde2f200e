"""What changed, for people who follow: events, what we looked for and found, and our corrections.

An entry is as new as our record of it: a ruling of last year that we learn of today is news today,
and its title says of which day it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed

from directives.changes import last_changed, midnight
from directives.corrections import Change, correction_id, corrections
from directives.event_pages import event_path
from directives.joined_words import read_with_words
from directives.models import Body, Directive, Event, Finding, Obligation
from directives.open_data.fields import Absolute
from directives.open_data.sourcing import address_of
from directives.open_data.words import plain
from directives.timeline import Kind, kind_of
from directives.topics import ALL, CORRECTIONS, events_in
from publishing.translations import joined_in

LONGEST = 100
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Entry:
    """`key` names it for good; the same entry in another language is another entry."""

    key: str
    topic: str
    title: str
    html: str
    url: str
    updated: datetime


@dataclass(frozen=True)
class SameFinding:
    """Findings that one search made for many departments: one entry, not forty-four."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def obligation(self) -> Obligation:
        return self.first.assignment.obligation

    @property
    def directive(self) -> Directive:
        return self.obligation.provision.directive

    @property
    def size(self) -> int:
        return len(self.findings)

    @property
    def only(self) -> Body | None:
        return self.first.assignment.body if self.size == 1 else None


class PolicyFeed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """An empty feed did not change this second, as Django would have it."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


def entries(
    absolute: Absolute,
    language: str,
    *,
    topic: str = ALL,
    directive: Directive | None = None,
    body: Body | None = None,
) -> list[Entry]:
    """The newest first; of everything, of one topic, of one instrument or of one body."""
    found: list[Entry] = []
    if kinds := events_in(topic):
        found += event_entries(events_about(kinds, directive, body), absolute, language)
    if topic in (ALL, Kind.CHECKS):
        found += finding_entries(findings_about(directive, body), absolute, language)
    if topic in (ALL, CORRECTIONS):
        found += [correction_entry(row, absolute) for row in corrections_about(directive, body)]
    return sorted(found, key=lambda entry: entry.updated, reverse=True)[:LONGEST]


def events_about(kinds: list[str], directive: Directive | None, body: Body | None):
    events = Event.objects.of_published().filter(kind__in=kinds)
    if directive is not None:
        return events.filter(Q(directive=directive) | Q(request__provision__directive=directive))
    return events.filter(body=body) if body is not None else events


def event_entries(events, absolute: Absolute, language: str) -> list[Entry]:
    rows = last_changed(events).with_page_details(language)
    newest = rows.order_by("-changed_at", "-on", "-id")[:LONGEST]
    return [
        Entry(
            key=f"event/{event.slug}",
            topic=kind_of(event.kind),
            title=plain("directives/_feed_event.html", event=event),
            html=render_to_string(
                "directives/_feed_event_text.html",
                {"event": event, "source_url": address_of(event.source, absolute)},
            ),
            url=absolute(event_path(event)),
            updated=event.changed_at or midnight(event.on),
        )
        for event in newest
    ]


def findings_about(directive: Directive | None, body: Body | None):
    findings = Finding.objects.filter(assignment__obligation__in=Obligation.objects.of_published())
    if directive is not None:
        findings = findings.filter(assignment__obligation__provision__directive=directive)
    return findings.filter(assignment__body=body) if body is not None else findings


def finding_entries(findings, absolute: Absolute, language: str) -> list[Entry]:
    rows = joined_in(
        findings.select_related("source", "assignment__body", "assignment__obligation__provision__directive"), language
    ).order_by("-recorded_at", "id")
    paths = ("assignment__obligation", "assignment__obligation__provision__directive")
    made: list[Entry] = []
    for group in alike(read_with_words(rows, language, *paths)):
        made.append(finding_entry(group, absolute, retracted=False))
        if group.first.retracted_on:
            made.append(finding_entry(group, absolute, retracted=True))
    return made


def alike(findings: Iterable[Finding]) -> list[SameFinding]:
    groups: dict[tuple, list[Finding]] = {}
    for one in findings:
        key = (
            one.assignment.obligation_id, one.verdict, one.checked_on, one.summary, one.where_looked, one.source_id,
            one.retracted_on, one.retraction_reason,
        )  # fmt: skip
        groups.setdefault(key, []).append(one)
    return [SameFinding(tuple(rows)) for rows in groups.values()]


def finding_entry(group: SameFinding, absolute: Absolute, *, retracted: bool) -> Entry:
    finding, owed = group.first, group.obligation
    source_url = address_of(finding.source, absolute) if finding.source else ""
    lowest = min(one.pk for one in group.findings)
    return Entry(
        key=f"finding/{lowest}{'/retracted' if retracted else ''}",
        topic=Kind.CHECKS,
        title=plain("directives/_feed_finding.html", group=group, retracted=retracted),
        html=render_to_string(
            "directives/_feed_finding_text.html", {"finding": finding, "source_url": source_url, "retracted": retracted}
        ),
        url=absolute(f"{owed.provision.get_absolute_url()}#{owed.slug}"),
        updated=midnight(finding.retracted_on) if retracted else max(one.recorded_at for one in group.findings),
    )


def corrections_about(directive: Directive | None, body: Body | None) -> list[Change]:
    """Corrections of the pages of one instrument or one body; findings taken back stand among our checks."""
    page = directive or body
    within = without_language(page.get_absolute_url()) if page else ""
    return [one for one in corrections() if not one.retracted and without_language(one.path).startswith(within)]


def without_language(path: str) -> str:
    """A page corrected in one language is corrected in all."""
    return path.lstrip("/").partition("/")[2]


def correction_entry(change: Change, absolute: Absolute) -> Entry:
    return Entry(
        key=f"correction/{correction_id(change)}",
        topic=CORRECTIONS,
        title=plain("directives/_feed_correction.html", change=change),
        html=render_to_string("directives/_feed_correction_text.html", {"change": change}),
        url=absolute(change.path),
        updated=midnight(change.on),
    )


def atom(found: list[Entry], *, title: str, page: str, address: str, language: str) -> str:
    """The feed as XML. `page` is where people read the same, `address` the feed's own."""
    feed = PolicyFeed(
        title=title, link=page, description=None, language=language, feed_url=address, feed_guid=address,
        author_name="LA Family Resources",
    )  # fmt: skip
    for entry in found:
        feed.add_item(
            title=NOT_IN_XML.sub("", entry.title),
            link=entry.url,
            description=NOT_IN_XML.sub("", entry.html).strip(),
            unique_id=uuid5(NAMESPACE_URL, f"{language}/{entry.key}").urn,
            updateddate=entry.updated,
            categories=[entry.topic],
        )
    return feed.writeString("utf-8")
