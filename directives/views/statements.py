from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.discrepancies import about_figures, disagreements, words_in
from directives.joined_words import any_unreviewed
from directives.models import Directive, Quotation, Statistic
from directives.speakers import by_speaker


@require_safe
def statistic_list(request):
    language = get_language()
    found = disagreements(about_figures(), language)
    return render(
        request,
        "directives/statistic_list.html",
        {
            "statistics": Statistic.objects.select_related("source").order_by("-as_of", "label"),
            "disagreements": found,
            "unreviewed": any_unreviewed(language, words_in(found)),
        },
    )


@require_safe
def quotation_list(request):
    published = Directive.objects.published()
    quotations = Quotation.objects.filter(Q(directive=None) | Q(directive__in=published)).select_related("source")
    return render(request, "directives/quotation_list.html", {"speakers": by_speaker(quotations)})
