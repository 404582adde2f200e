from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.cases import cases
from directives.joined_words import any_unreviewed


@require_safe
def case_list(request):
    language = get_language()
    found = cases(language, timezone.localdate())
    return render(
        request,
        "directives/case_list.html",
        {"cases": found, "unreviewed": any_unreviewed(language, *(one.events for one in found))},
    )


@require_safe
def case_detail(request, slug):
    language = get_language()
    found = next(iter(cases(language, timezone.localdate(), slug=slug)), None)
    if found is None:
        raise Http404
    return render(
        request, "directives/case_detail.html", {"one": found, "unreviewed": any_unreviewed(language, found.events)}
    )
