"""Feeds and calendars: what changed, and every day that counts, for readers who follow with their own tools."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.calendar import calendar_file
from directives.calendar_dates import calendar_dates
from directives.feeds import atom, entries
from directives.models import Body, Directive
from directives.open_data.views import open_to_all
from directives.open_data.words import plain
from directives.topics import ALL, CALENDARS, FEEDS


def atom_response(request, page: str, topic: str = ALL, *, directive=None, body=None) -> HttpResponse:
    absolute, language = request.build_absolute_uri, get_language()
    found = entries(absolute, language, topic=topic, directive=directive, body=body)
    title = plain("directives/_feed_name.html", topic=topic, directive=directive, body=body)
    content = atom(found, title=title, page=absolute(page), address=absolute(request.path), language=language)
    return open_to_all(content, "application/atom+xml; charset=utf-8")


@require_safe
def feed(request, topic):
    if topic not in FEEDS:
        raise Http404
    return atom_response(request, reverse("timeline"), topic)


@require_safe
def directive_feed(request, slug):
    directives = Directive.objects.published().with_joined_words(get_language())
    directive = get_object_or_404(directives, slug=slug)
    return atom_response(request, directive.get_absolute_url(), directive=directive)


@require_safe
def department_feed(request, slug):
    body = get_object_or_404(Body.objects.with_page(), slug=slug)
    return atom_response(request, body.get_absolute_url(), body=body)


@require_safe
def calendar(request, topic=ALL):
    if topic not in CALENDARS:
        raise Http404
    absolute = request.build_absolute_uri
    content = calendar_file(
        calendar_dates(absolute, get_language(), topic),
        name=plain("directives/_calendar_name.html", topic=topic),
        address=absolute(request.path),
    )
    response = open_to_all(content, "text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="la-family-resources-{topic}.ics"'
    return response
