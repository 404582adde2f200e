from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

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
