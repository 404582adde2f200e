"""Departments, boards, agencies, courts and groups (Open Civic Data's classifications)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.querysets import BodyQuerySet
from publishing.models import PublicContent

from .source import Sourced


class BodyKind(models.TextChoices):
    EXECUTIVE = "executive", _("Office of the executive")
    DEPARTMENT = "department", _("Department")
    COMMISSION = "commission", _("Commission or board")
    LEGISLATURE = "legislature", _("Legislature")
    AGENCY = "agency", _("Agency")
    JUDICIARY = "judiciary", _("Court")
    WORKING_GROUP = "working_group", _("Working group")
    ORGANIZATION = "organization", _("Organization")


class Body(PublicContent):
    """Who orders, owes, asks or decides. Its name is its own: it is never translated."""

    slug = models.SlugField(_("address word"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=BodyKind.choices, default=BodyKind.DEPARTMENT)
    of_the_city = models.BooleanField(_("part of the City of Los Angeles"), default=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    role = models.CharField(_("its part in this policy"), max_length=300, blank=True)
    url = models.URLField(_("website"), max_length=300, blank=True)
    source = models.ForeignKey("Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("note"), blank=True)
    liaison_contact = models.CharField(
        _("liaison's contact"), max_length=200, blank=True,
        help_text=_("An office contact. A person's name only if the City publishes it."),
    )  # fmt: skip
    liaison_source = models.ForeignKey("Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    liaison_as_of = models.DateField(_("as of"), null=True, blank=True)

    objects = BodyQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = _("bodies")
        constraints = [
            models.CheckConstraint(
                name="body_liaison_has_source",
                condition=Q(liaison_contact="") | Q(liaison_source__isnull=False, liaison_as_of__isnull=False),
                violation_error_message=_("A liaison's contact needs the source and the day it was seen."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("department-detail", args=[self.slug])


class WorkingGroupManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(kind=BodyKind.WORKING_GROUP)


class WorkingGroup(Body):
    """A body that others form to work together."""

    objects = WorkingGroupManager()

    class Meta:
        proxy = True


class Member(Sourced):
    """A body that belongs to a working group, from when to when (Popolo's membership)."""

    group = models.ForeignKey("Body", on_delete=models.CASCADE, related_name="members")
    body = models.ForeignKey("Body", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=120, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="member_is_not_the_group",
                condition=~Q(group=models.F("body")),
                violation_error_message=_("A group is not a member of itself."),
            ),
            models.CheckConstraint(
                name="member_leaves_after_joining",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                violation_error_message=_("The last day comes after the first."),
            ),
        ]

    def __str__(self):
        return str(self.body)
