"""What a feed or a calendar may be narrowed to: the kinds of the timeline, and our corrections."""

from directives.models import EventKind
from directives.timeline import Kind, kinds_in

ALL = "all"
CORRECTIONS = "corrections"
# In the address: /en/feeds/court.atom, /en/calendar/court.ics. Our checks and corrections have no dates ahead.
FEEDS = (ALL, *(kind.value for kind in Kind), CORRECTIONS)
CALENDARS = (ALL, *(kind.value for kind in Kind if kind != Kind.CHECKS))


def events_in(topic: str) -> list[str]:
    """The kinds of events that belong to a topic; none for checks and corrections."""
    if topic == ALL:
        return EventKind.values
    return kinds_in(Kind(topic), EventKind.values) if topic in CALENDARS else []
