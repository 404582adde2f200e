"""What was ordered, by whom, and how instruments hang together."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.querysets import DirectiveQuerySet, RelationQuerySet
from publishing.models import Publishable, Translatable, Translation

from .source import Precision, Sourced


class DirectiveKind(models.TextChoices):
    """Which layer of law it belongs to: pages never mix them."""

    EXECUTIVE_DIRECTIVE = "executive_directive", _("Executive directive of the Mayor")
    ORDINANCE = "ordinance", _("City ordinance")
    CHARTER = "charter", _("City Charter")
    POLICE_ORDER = "police_order", _("Police order")
    LEGAL_GUIDANCE = "legal_guidance", _("Guidance of the City Attorney")
    STATE_LAW = "state_law", _("State law")
    FEDERAL_LAW = "federal_law", _("Federal law")


class RelationKind(models.TextChoices):
    AMENDS = "amends", _("amends")
    RESCINDS = "rescinds", _("rescinds")
    REPLACES = "replaces", _("replaces")
    IMPLEMENTS = "implements", _("implements")
    BUILDS_ON = "builds_on", _("builds on")
    CITES = "cites", _("cites")


class Directive(Publishable, Translatable):
    """One instrument. Identity: kind, signatory, number, revision; numbers restart with each mayor."""

    TRANSLATED = ("title", "meaning", "summary", "current_state", "next_step")

    slug = models.SlugField(_("address word"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=DirectiveKind.choices)
    issuer = models.ForeignKey("Body", null=True, blank=True, on_delete=models.PROTECT, related_name="issued")
    signatory = models.CharField(_("signed by"), max_length=120, blank=True)
    number = models.CharField(_("number"), max_length=20, blank=True)
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    title = models.CharField(_("title"), max_length=200)
    title_note = models.CharField(_("note on the title"), max_length=300, blank=True)
    meaning = models.CharField(_("meaning in one sentence"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    recipients = models.CharField(_("addressed to"), max_length=300, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    signed_basis = models.CharField(_("how the signing date is known"), max_length=300, blank=True)
    signed_at = models.CharField(_("signed at"), max_length=120, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_basis = models.CharField(_("how that is known"), max_length=300, blank=True)
    effective_on = models.DateField(_("in effect from"), null=True, blank=True)
    effective_basis = models.CharField(_("how that is known"), max_length=300, blank=True)
    full_text_seen = models.BooleanField(_("we have read the full text"), default=False)
    source = models.ForeignKey("Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    more_sources = models.ManyToManyField("Source", blank=True, related_name="+")
    reviewed_on = models.DateField(_("looked for changes on"), null=True, blank=True)
    current_state = models.CharField(_("where it stands"), max_length=400, blank=True)
    next_step = models.CharField(_("what comes next"), max_length=400, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = DirectiveQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[more_sources])

    class Meta(Publishable.Meta):
        ordering = ["position", "slug"]
        permissions = [("publish_directive", "Can publish and withdraw directives")]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["kind", "signatory", "number", "revision"],
                condition=~Q(number=""),
                name="directive_identity",
                violation_error_message=_("This signatory has a directive of this number and revision already."),
            ),
        ]

    def __str__(self):
        return self.citation

    def get_absolute_url(self):
        return reverse("directive-detail", args=[self.slug])

    @property
    def citation(self) -> str:
        """How it is named in English: "Executive Directive 12", "Ordinance 188441"; else its title."""
        names = {
            DirectiveKind.EXECUTIVE_DIRECTIVE: "Executive Directive",
            DirectiveKind.ORDINANCE: "Ordinance",
            DirectiveKind.POLICE_ORDER: "Special Order",
        }
        return f"{names[self.kind]} {self.number}" if self.number and self.kind in names else self.title

    def reasons_not_to_publish(self) -> list[str]:
        return [] if self.source_id else [_("Name the document that this entry rests on.")]


class DirectiveTranslation(Translation):
    ORIGINAL = "directive"

    directive = models.ForeignKey("Directive", on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=300, blank=True)
    meaning = models.CharField(_("meaning in one sentence"), max_length=450, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    current_state = models.CharField(_("where it stands"), max_length=600, blank=True)
    next_step = models.CharField(_("what comes next"), max_length=600, blank=True)

    history = HistoricalRecords()

    class Meta(Translation.Meta):
        constraints = [
            *Translation.Meta.constraints,
            models.UniqueConstraint(fields=["directive", "language"], name="directive_one_translation_per_language"),
        ]


class Relation(Sourced):
    """One instrument acts on another. A blank target provision means the whole of it."""

    from_directive = models.ForeignKey("Directive", on_delete=models.CASCADE, related_name="relations")
    to_directive = models.ForeignKey("Directive", on_delete=models.PROTECT, related_name="relations_to")
    kind = models.CharField(_("kind"), max_length=12, choices=RelationKind.choices)
    target_provision = models.ForeignKey(
        "Provision", null=True, blank=True, on_delete=models.PROTECT, related_name="hit_by"
    )
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = RelationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["from_directive", "id"]
        constraints = [
            models.CheckConstraint(
                name="relation_not_to_itself",
                condition=~Q(from_directive=F("to_directive")),
                violation_error_message=_("An instrument does not act on itself."),
            ),
            models.UniqueConstraint(
                fields=["from_directive", "to_directive", "kind", "target_provision"], name="relation_to_a_point_once"
            ),
            models.UniqueConstraint(
                fields=["from_directive", "to_directive", "kind"],
                condition=Q(target_provision=None),
                name="relation_to_the_whole_once",
            ),
        ]

    def __str__(self):
        return f"{self.from_directive} {self.get_kind_display()} {self.to_directive}"
