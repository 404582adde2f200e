"""Bodies that an order reaches only because it speaks to all City departments."""

from collections.abc import Iterable

from directives.duties import Duty
from directives.models import Body, BodyKind

# Elected on their own, and listed as departments.
ELECTED = ("city-attorney", "city-controller")


def is_elected(body: Body) -> bool:
    return body.kind == BodyKind.LEGISLATURE or body.slug in ELECTED


def counted_only(body: Body, owed: Iterable[Duty]) -> bool:
    """Whether it owes all of this as one of all departments, and no order or point of it names the body."""
    owed = list(owed)
    named_in = {text for duty in owed for text in (duty.directive.recipients, duty.provision.actor)}
    names = [name for name in (body.name, body.short_name) if name]
    if any(name in text for name in names for text in named_in):
        return False
    return bool(owed) and all(duty.obligation.every_department for duty in owed)
