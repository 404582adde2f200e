from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.discrepancies import about_published, disagreements, words_in
from directives.joined_words import any_unreviewed


@require_safe
def discrepancy_list(request):
    language = get_language()
    found = disagreements(about_published(), language)
    return render(
        request,
        "directives/discrepancy_list.html",
        {
            "disagreements": [group for group in found if not group.discrepancy.from_first_article],
            "slips": [group for group in found if group.discrepancy.from_first_article],
            "unreviewed": any_unreviewed(language, words_in(found)),
        },
    )
