from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.forms import TimelineForm
from directives.joined_words import any_unreviewed
from directives.timeline import Kind, timeline


@require_safe
def timeline_page(request):
    language = get_language()
    form = TimelineForm(request.GET)
    form.is_valid()  # what we do not know is left out: the page then shows all
    kind = form.cleaned_data.get("kind") or None
    found = timeline(
        language=language, today=timezone.localdate(), kind=kind, until=form.cleaned_data.get("until") or None
    )
    items = [*found.coming, *(item for _, rows in found.months for item in rows)]
    return render(
        request,
        "directives/timeline.html",
        {
            "timeline": found,
            "chosen": kind or "",
            "filters": [(one, found.counts[one]) for one in Kind if found.counts[one]],
            "unreviewed": any_unreviewed(
                language,
                *((item.event, item.signed, item.obligation, item.look and item.look.obligation) for item in items),
            ),
        },
    )
