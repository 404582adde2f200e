from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from directives.calendar import CalendarDate, calendar_file
from directives.changes import midnight
from directives.joined_words import any_unreviewed
from directives.requests import requests


@require_safe
def request_list(request):
    language = get_language()
    found = requests(language, timezone.localdate())
    return render(
        request,
        "directives/request_list.html",
        {
            "sent": [one for one in found if one.was_sent],
            "announced": [one for one in found if not one.was_sent],
            "unreviewed": any_unreviewed(language, *(one.events for one in found)),
        },
    )


@require_safe
def request_detail(request, slug):
    language, today = get_language(), timezone.localdate()
    found = next(iter(requests(language, today, slug=slug)), None)
    if found is None:
        raise Http404
    return render(
        request,
        "directives/request_detail.html",
        {"one": found, "today": today, "unreviewed": any_unreviewed(language, found.events)},
    )


@require_safe
def request_calendar(request, slug):
    """The last day for an answer, as a calendar file; 404 while no clock runs."""
    found = next(iter(requests(get_language(), timezone.localdate(), slug=slug)), None)
    if found is None or found.clock.latest is None:
        raise Http404
    address = request.build_absolute_uri(found.request.get_absolute_url())
    last_day = CalendarDate(
        key=f"request/{slug}/last-day",
        on=found.clock.latest,
        summary=gettext("Last day for an answer: %(request)s") % {"request": found.request.title},
        description=found.request.asks_for,
        url=address,
        changed=midnight(max(event.on for event in found.events)),
    )
    content = calendar_file([last_day], name=found.request.title, address=request.build_absolute_uri())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
