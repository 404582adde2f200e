"""The working group that an order asks for: which point, who is in it, when it met."""

from dataclasses import dataclass, field

from directives.models import Event, Finding, Member, Provision, WorkingGroup
from directives.querysets import ProvisionQuerySet

# The point that orders it. An eid is never changed and never used again.
ORDERED_BY = ("bass-ed-12", "point_5")


@dataclass(frozen=True)
class Group:
    """A body that staff entered, with what its sources show of it."""

    body: WorkingGroup
    members: list[Member] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def meetings(self) -> list[Event]:
        return [event for event in self.events if event.kind == "body_meeting"]

    @property
    def meets(self) -> bool:
        """Whether a public record of a meeting stands."""
        return any(event.retracted_on is None for event in self.meetings)

    @property
    def other_events(self) -> list[Event]:
        return [event for event in self.events if event.kind != "body_meeting"]


def ordering_point(points: ProvisionQuerySet) -> Provision | None:
    directive, eid = ORDERED_BY
    return points.filter(directive__slug=directive, eid=eid).first()


def groups(language: str) -> list[Group]:
    """Every working group with its members and events; four queries for any number."""
    found: dict[int | None, Group] = {
        body.pk: Group(body) for body in WorkingGroup.objects.select_related("source", "parent")
    }
    for member in Member.objects.filter(group__in=found).select_related("body", "source").order_by("body__name"):
        found[member.group_id].members.append(member)
    events = Event.objects.filter(body__in=found).with_page_details(language).prefetch_related("more_sources")
    for event in events.order_by("-on", "-id"):
        found[event.body_id].events.append(event)
    return list(found.values())


def last_search(findings: list[Finding]) -> Finding | None:
    """The newest look that says where was looked."""
    return max((one for one in findings if one.where_looked), key=lambda one: one.checked_on, default=None)
