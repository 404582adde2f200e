from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.models import Body, Directive, LegalAction, Provision
from directives.open_data.lists import LISTS
from directives.requests import requests
from directives.topics import CALENDARS, FEEDS


@require_safe
def open_data(request):
    return render(
        request,
        "directives/open_data.html",
        {
            "lists": LISTS.values(),
            "feeds": FEEDS,
            "calendars": CALENDARS,
            "directives": Directive.objects.published().with_joined_words(get_language()),
        },
    )


@require_safe
def reporters(request):
    """Questions are asked of rows that are there: an empty site asks fewer."""
    language, today = get_language(), timezone.localdate()
    # One that an order asked for, and that was announced only, shows best what the page tells apart.
    by_order = sorted(requests(language, today), key=lambda one: (one.request.provision is None, one.was_sent))
    obstructed = Provision.objects.of_published().exclude(enforceability_note="")
    return render(
        request,
        "directives/reporters.html",
        {
            "directive": Directive.objects.published().with_joined_words(language).with_duty_counts()
            .filter(duty_count__gt=0).order_by("position", "slug").first(),
            "body": Body.objects.with_page().filter(duty_count__gt=0).order_by("-duty_count", "name").first(),
            "request_made": by_order[0].request if by_order else None,
            "case": LegalAction.objects.exclude(current_effect="").order_by("-effect_as_of", "slug").first(),
            "blocked": obstructed.with_page_details(language).order_by("directive__position", "position").first(),
        },
    )  # fmt: skip
