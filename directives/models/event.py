"""One table of happenings: timeline, records log, docket and meetings in one."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.querysets import EventQuerySet
from publishing.models import Translatable, Translation

from .source import Precision, Sourced
from .written_once import WrittenOnce


class EventKind(models.TextChoices):
    """The prefix of a kind says what its subject is."""

    DIRECTIVE_SIGNED = "directive_signed", _("Signed")
    DIRECTIVE_ADOPTED = "directive_adopted", _("Adopted")
    DIRECTIVE_RESCINDED = "directive_rescinded", _("Rescinded")
    DIRECTIVE_DEADLINE = "directive_deadline", _("Deadline")
    DIRECTIVE_REPORT = "directive_report", _("Report")
    REQUEST_ANNOUNCED = "request_announced", _("Request announced")
    REQUEST_FILED = "request_filed", _("Request filed")
    REQUEST_RECEIVED = "request_received", _("Request received")
    REQUEST_EXTENSION_CLAIMED = "request_extension_claimed", _("More time claimed")
    REQUEST_CLARIFICATION_ASKED = "request_clarification_asked", _("Clarification asked")
    REQUEST_CLARIFICATION_ANSWERED = "request_clarification_answered", _("Clarification answered")
    REQUEST_FEE_ASKED = "request_fee_asked", _("Fee asked")
    REQUEST_FEE_ANSWERED = "request_fee_answered", _("Fee answered")
    REQUEST_DETERMINATION = "request_determination", _("Decision on the request")
    REQUEST_GRANTED = "request_determination_granted", _("Decision: all records")
    REQUEST_PARTLY_GRANTED = "request_determination_partial", _("Decision: a part of the records")
    REQUEST_NO_RECORDS = "request_determination_no_records", _("Decision: no records exist")
    REQUEST_REFUSED = "request_determination_refused", _("Decision: refused")
    REQUEST_RECORDS_RELEASED = "request_records_released", _("Records released")
    REQUEST_APPEALED = "request_appealed", _("Appealed")
    REQUEST_APPEAL_DECIDED = "request_appeal_decided", _("Appeal decided")
    REQUEST_SUIT_FILED = "request_suit_filed", _("Suit filed over the request")
    REQUEST_SUIT_DECIDED = "request_suit_decided", _("Suit over the request decided")
    REQUEST_WITHDRAWN = "request_withdrawn", _("Request withdrawn")
    CASE_FILED = "case_filed", _("Suit filed")
    CASE_AMENDED = "case_amended", _("Complaint amended")
    CASE_MOTION = "case_motion", _("Motion")
    CASE_ORDER = "case_order", _("Court order")
    CASE_STAY_REFUSED = "case_stay_refused", _("Stay refused")
    CASE_STAYED = "case_stayed", _("Order stayed")
    CASE_ORDER_REVIVED = "case_order_revived", _("Order in effect again")
    CASE_DECIDED = "case_decided", _("Decided")
    CASE_DEADLINE = "case_deadline", _("Court deadline")
    CASE_CLOSED = "case_closed", _("Closed")
    BODY_MEETING = "body_meeting", _("Meeting")
    BODY_MOTION = "body_motion", _("Motion or vote")
    BODY_REPORT = "body_report", _("Report")
    BODY_GUIDANCE = "body_guidance", _("Guidance or policy")
    BODY_ACTION = "body_action", _("Federal action")
    BODY_ELECTION = "body_election", _("Election")


def subject_rule() -> Q:
    """The CHECK: the kind's prefix names the one subject that is set."""
    subjects = ("directive", "request", "case", "body")
    rules = (
        Q(kind__startswith=f"{subject}_", **{f"{name}__isnull": name != subject for name in subjects})
        for subject in subjects
    )
    return reduce(or_, rules)


class Event(WrittenOnce, Sourced, Translatable):
    """Something that happened, or is due to. Exactly one subject; the date to the precision known."""

    TRANSLATED = ("title", "text")
    FACTS = (
        "slug", "kind", "on", "precision", "title", "text", "note", "days", "computed", "directive_id", "request_id",
        "case_id", "body_id", "source_id", "locator",
    )  # fmt: skip

    slug = models.SlugField(_("stable id"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=40, choices=EventKind.choices)
    on = models.DateField(_("on"))
    precision = models.CharField(
        _("what is known of the date"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("more"), blank=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("Readers see this: a computed day, sources that differ.")
    )
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True, help_text=_("Of an extension or a fee."))
    computed = models.BooleanField(_("the date is our computation"), default=False)
    directive = models.ForeignKey("Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    request = models.ForeignKey(
        "RecordsRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    case = models.ForeignKey("LegalAction", null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    body = models.ForeignKey("Body", null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    more_sources = models.ManyToManyField("Source", blank=True, related_name="+")

    objects = EventQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            *WrittenOnce.Meta.constraints,
            models.CheckConstraint(
                name="event_has_one_subject_of_its_kind",
                condition=subject_rule(),
                violation_error_message=_(
                    "The kind says what it is about: name that directive, request, case or body, and no other."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.on}: {self.title}"


class EventTranslation(Translation):
    ORIGINAL = "event"

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=450, blank=True)
    text = models.TextField(_("more"), blank=True)

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["event", "language"], name="event_one_translation_per_language"),
        ]
