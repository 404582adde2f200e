from django.shortcuts import render
from django.views.decorators.http import require_safe

from directives.forms import SourceForm
from directives.models import Source, SourceKind
from directives.source_groups import source_groups


@require_safe
def source_list(request):
    form = SourceForm(request.GET)
    form.is_valid()  # a kind we do not know is left out
    chosen = form.cleaned_data.get("kind", "")
    groups = source_groups(Source.objects.all())
    # News is the longest list by far: it has an address of its own, so that each page stays light.
    shown = [group for group in groups if group.kind == chosen or (not chosen and group.kind != SourceKind.NEWS)]
    return render(request, "directives/source_list.html", {"groups": groups, "shown": shown, "chosen": chosen})
