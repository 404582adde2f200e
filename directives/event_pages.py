"""The page on which a reader finds an event: that of its subject."""

from django.urls import reverse

from directives.models import Event


def event_path(event: Event) -> str:
    if event.directive_id:
        return event.directive.get_absolute_url()
    if event.request_id:
        return reverse("request-detail", args=[event.request.slug])
    if event.case_id:
        return reverse("case-detail", args=[event.case.slug])
    return f"{reverse('timeline')}#{event.slug}"
