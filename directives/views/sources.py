from django.shortcuts import render
from django.views.decorators.http import require_safe

from directives.forms import SourceForm
from directives.models import Source, SourceKind
from directives.source_groups import news_of, source_groups, years_of


@require_safe
def source_list(request):
    form = SourceForm(request.GET)
    form.is_valid()  # what we do not know is left out
    chosen, groups = form.cleaned_data.get("kind", ""), source_groups(Source.objects.all())
    # News is the longest list by far: it is read year by year, so that each page stays light.
    shown = [group for group in groups if group.kind == chosen or (not chosen and group.kind != SourceKind.NEWS)]
    years = years_of(shown[0]) if chosen == SourceKind.NEWS and shown else []
    year = form.cleaned_data.get("year") or (years[0] if years else None)
    if years:
        shown = [news_of(shown[0], year, newest=years[0])]
    return render(
        request,
        "directives/source_list.html",
        {"groups": groups, "shown": shown, "chosen": chosen, "years": years, "year": year},
    )
