from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.discrepancies import about_point, disagreements, words_in
from directives.duties import duties, worded
from directives.joined_words import any_unreviewed
from directives.models import Provision
from directives.working_group import groups, last_search, ordering_point


@require_safe
def working_group(request):
    language = get_language()
    point = ordering_point(Provision.objects.of_published().with_page_details(language))
    found = groups(language)
    if point is None and not found:
        raise Http404
    owed = duties(point.obligations.all(), language=language, today=timezone.localdate()) if point else []
    differing = disagreements(about_point(point), language) if point else []
    looks = [finding for duty in owed for part in duty.parts for finding in part.evidence.findings]
    return render(
        request,
        "directives/working_group.html",
        {
            "point": point,
            "groups": found,
            "meets": any(group.meets for group in found),
            "duties": owed,
            "search": last_search(looks),
            "disagreements": differing,
            "unreviewed": any_unreviewed(
                language, [point], worded(owed), words_in(differing), *(group.events for group in found)
            ),
        },
    )
