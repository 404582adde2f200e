"""Duties, one row for each body that owes one, and everything found about them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directives.duties import Duty, Part, duties
from directives.evidence import Result
from directives.models import DirectiveKind, DueAnchor, DueKind, Finding, Modality, Obligation, Verdict
from publishing.languages import SOURCE_LANGUAGE

from .fields import Absolute, DataList, Field, Row, known
from .sourcing import LOCATOR, SOURCE, sourcing
from .words import DutyWords, name_of, plain


def duty_rows(absolute: Absolute, today: date) -> list[Row]:
    said = DutyWords()
    return [
        duty_row(duty, part, said, absolute)
        for duty in duties(Obligation.objects.of_published(), language=SOURCE_LANGUAGE, today=today)
        for part in (duty.parts or (None,))
    ]


def duty_row(duty: Duty, part: Part | None, said: DutyWords, absolute: Absolute) -> Row:
    owed, body = duty.obligation, part.body if part else None
    evidence = part.evidence if part else duty.evidence
    return {
        "id": f"{owed.slug}.{body.slug}" if body else owed.slug,
        "url": absolute(f"{duty.provision.get_absolute_url()}#{owed.slug}"),
        "duty": owed.slug,
        "directive": duty.directive.slug,
        "directive_citation": name_of(duty.directive),
        "directive_kind": duty.directive.kind,
        "provision": f"{duty.directive.slug}/{duty.provision.eid}",
        "modality": duty.provision.modality,
        "action": owed.action,
        "actor_words": owed.actor_words,
        "every_department": owed.every_department,
        "department": body.slug if body else None,
        "department_name": body.name if body else None,
        "department_url": absolute(body.get_absolute_url()) if body else None,
        "evidence": evidence.result,
        "evidence_words": said.evidence(duty, part),
        "evidence_as_of": known(evidence.as_of),
        "check_is_old": evidence.old,
        "happened_on": known(evidence.happened_on),
        "due_kind": duty.due.kind,
        "due_anchor": duty.due.anchor,
        "due_on": known(duty.due.on),
        "due_on_other": [known(other.on) for other in duty.due.dates[1:]],
        "time_words": said.time(duty),
        "done_words": said.done(part),
        "due_words_of_source": owed.due_words,
        "note": owed.note,
        **sourcing(owed.source, None, absolute),
    }


DUTIES = DataList(
    "duties",
    _("Duties"),
    _("One row for each body that owes a duty, with what public evidence shows and by when it was due. Both are worked out today, never stored."),
    (
        Field("id", _("Stable id: the duty and the department."), "code", "schema:identifier", always=True),
        Field("url", _("Where the duty stands on the page of its point."), "link", always=True),
        Field("duty", _("Id of the duty. Departments that owe the same share it."), "code", always=True),
        Field("directive", _("Id of the order."), "code", always=True),
        Field("directive_citation", _("How people call the order."), always=True),
        Field("directive_kind", _("The layer of law it belongs to."), "code", choices=tuple(DirectiveKind.values), always=True),
        Field("provision", _("Id of the point."), "code", always=True),
        Field("modality", _("What kind of words the point is."), "code", choices=tuple(Modality.values)),
        Field("action", _("What must be done."), standard="schema:name", always=True),
        Field("actor_words", _("Who, in the words of the source.")),
        Field("every_department", _("Whether every department owes it."), "yes_no", always=True),
        Field("department", _("Id of the department; empty when we know only the words of the source."), "code"),
        Field("department_name", _("Name of the department.")),
        Field("department_url", _("Page of the department."), "link"),
        Field("evidence", _("What public evidence shows."), "code", choices=tuple(r.value for r in Result if r != Result.MIXED), always=True),
        Field("evidence_words", _("The same, in the words of the page."), always=True),
        Field("evidence_as_of", _("When somebody last looked; for an ended duty, the day it ended."), "date"),
        Field("check_is_old", _("Whether that look is older than 90 days."), "yes_no", always=True),
        Field("happened_on", _("When the act itself is shown to have happened."), "date"),
        Field("due_kind", _("By when, as a kind of date."), "code", choices=tuple(DueKind.values), always=True),
        Field("due_anchor", _("What the days are counted from."), "code", choices=tuple(DueAnchor.values)),
        Field("due_on", _("The day it was due; empty when no day is known."), "date"),
        Field("due_on_other", _("The day, counted another way."), "codes"),
        Field("time_words", _("By when, in the words of the page; the distance is from today."), always=True),
        Field("done_words", _("When it happened, against the day it was due.")),
        Field("due_words_of_source", _("By when, in the words of the source.")),
        Field("note", _("What readers should know.")),
        *SOURCE,
    ),
    duty_rows,
)  # fmt: skip


def finding_rows(absolute: Absolute, today: date) -> list[Row]:
    found = Finding.objects.select_related("source", "assignment__body", "assignment__obligation__provision__directive")
    obligations = Obligation.objects.of_published()
    return [finding_row(row, absolute) for row in found.filter(assignment__obligation__in=obligations).order_by("id")]


def finding_row(finding: Finding, absolute: Absolute) -> Row:
    owed, body = finding.assignment.obligation, finding.assignment.body
    return {
        "id": f"finding-{finding.pk}",
        "url": absolute(f"{owed.provision.get_absolute_url()}#{owed.slug}"),
        "duty": owed.slug,
        "department": body.slug,
        "department_name": body.name,
        "directive": owed.provision.directive.slug,
        "provision": f"{owed.provision.directive.slug}/{owed.provision.eid}",
        "verdict": finding.verdict,
        "verdict_words": plain("directives/_verdict.html", verdict=finding.verdict),
        "checked_on": known(finding.checked_on),
        "happened_on": known(finding.happened_on),
        "summary": finding.summary,
        "where_looked": finding.where_looked,
        "retracted_on": known(finding.retracted_on),
        "retraction_reason": finding.retraction_reason,
        **sourcing(finding.source, finding.locator, absolute, locator=True),
    }


FINDINGS = DataList(
    "findings",
    _("What we looked for and found"),
    _(
        "One row for each look at the public record. A row is never changed and never removed; one that no longer counts says since when and why."
    ),
    (
        Field("id", _("Stable id."), "code", "schema:identifier", always=True),
        Field("url", _("Where the duty stands on the page of its point."), "link", always=True),
        Field("duty", _("Id of the duty."), "code", always=True),
        Field("department", _("Id of the department."), "code", always=True),
        Field("department_name", _("Name of the department."), always=True),
        Field("directive", _("Id of the order."), "code", always=True),
        Field("provision", _("Id of the point."), "code", always=True),
        Field("verdict", _("What public sources show."), "code", choices=tuple(Verdict.values), always=True),
        Field("verdict_words", _("The same, in words."), always=True),
        Field("checked_on", _("When we looked."), "date", always=True),
        Field("happened_on", _("When it happened, if the source says."), "date"),
        Field("summary", _("What was found.")),
        Field("where_looked", _("Where we looked.")),
        Field("retracted_on", _("When we took it back."), "date"),
        Field("retraction_reason", _("Why.")),
        *SOURCE,
        LOCATOR,
    ),
    finding_rows,
)
