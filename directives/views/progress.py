from datetime import timedelta
from itertools import groupby

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.duties import duties, tally_of_duties, worded
from directives.forms import ProgressForm
from directives.joined_words import any_unreviewed
from directives.matrix import matrix
from directives.models import Obligation
from directives.since import changed_since

LATELY = timedelta(days=30)


@require_safe
def progress(request):
    language = get_language()
    form = ProgressForm(request.GET)
    form.is_valid()  # a value we do not know is left out: the page then shows all
    today = timezone.localdate()
    owed = duties(Obligation.objects.of_published(), language=language, today=today)
    day = form.cleaned_data.get("since")
    since = changed_since(day, language=language, today=today) if day else None
    chosen = form.cleaned_data.get("evidence", "")
    shown = [duty for duty in owed if chosen in ("", duty.result)]
    grouped = [(directive, list(rows)) for directive, rows in groupby(shown, key=lambda duty: duty.directive)]
    return render(
        request,
        "directives/progress.html",
        {
            "duty_count": len(owed),
            "shown_count": len(shown),
            "tally": tally_of_duties(owed),
            "chosen": chosen,
            "since": since,
            "no_day": "since" in form.errors,
            "lately": today - LATELY,
            "unreviewed": any_unreviewed(language, worded(shown), since.worded if since else ()),
            "groups": [(directive, rows, matrix(rows)) for directive, rows in grouped],
        },
    )
