"""What changed since a day: what happened or was looked up from that day on, and what we wrote down since."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from directives.changes import last_changed, midnight
from directives.corrections import Change, corrections
from directives.event_pages import event_path
from directives.feeds import SameFinding, alike, findings_about
from directives.joined_words import read_with_words
from directives.models import Event
from publishing.models import Translatable
from publishing.translations import joined_in


@dataclass(frozen=True)
class Since:
    """Each list has the newest first."""

    day: date
    findings: list[SameFinding]
    events: list[tuple[str, Event]]  # each with the place where it is told
    corrections: list[Change]

    @property
    def nothing(self) -> bool:
        return not (self.findings or self.events or self.corrections)

    @property
    def worded(self) -> list[Translatable]:
        """Every row whose words the list prints."""
        return [*(event for _, event in self.events), *(group.obligation for group in self.findings)]


def changed_since(day: date, *, language: str, today: date) -> Since:
    """Read the three lists. A ruling of last year that we learned of since the day is among them."""
    looked = findings_about(None, None).filter(Q(checked_on__gte=day) | Q(recorded_at__gte=midnight(day)))
    looked = looked.select_related("source", "assignment__body", "assignment__obligation__provision__directive")
    paths = ("assignment__obligation", "assignment__obligation__provision__directive")
    findings = read_with_words(joined_in(looked, language).order_by("-checked_on", "id"), language, *paths)
    events = last_changed(Event.objects.of_published()).with_page_details(language)
    happened = Q(on__gte=day, on__lte=today) | Q(changed_at__gte=midnight(day))
    return Since(
        day=day,
        findings=alike(findings),
        events=[(event_path(event), event) for event in events.filter(happened).order_by("-on", "-id")],
        corrections=[change for change in corrections() if change.on >= day],
    )
