"""Where a reader finds an event: at its place on the timeline."""

from django.urls import reverse
from django.utils import timezone

from directives.models import Event


def event_path(event: Event) -> str:
    """What lies ahead stands on the first page; the rest on the page that begins with its month."""
    ahead = event.on > timezone.localdate()
    return f"{reverse('timeline')}{'' if ahead else f'?until={event.on:%Y-%m}'}#{event.slug}"
