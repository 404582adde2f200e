from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.discrepancies import about_directive, disagreements, words_in
from directives.duties import duties, worded
from directives.force import force
from directives.forms import DayForm
from directives.joined_words import any_unreviewed, read_with_words
from directives.models import Directive, Obligation, Quotation, Relation
from directives.outline import most_helpful, outline, sources_of


@require_safe
def directive_list(request):
    language = get_language()
    directives = Directive.objects.published().with_joined_words(language).with_duty_counts()
    return render(
        request,
        "directives/directive_list.html",
        {"directives": directives, "unreviewed": any_unreviewed(language, directives)},
    )


@require_safe
def directive_detail(request, slug):
    language, form = get_language(), DayForm(request.GET)
    form.is_valid()  # what is no day is left out: the page then shows today
    on = form.cleaned_data.get("on")
    today = on or timezone.localdate()
    directive = get_object_or_404(Directive.objects.published().with_joined_words(language), slug=slug)
    relations = Relation.objects.between_published().touching(directive).with_page_details()
    relations = read_with_words(relations, language, "from_directive", "to_directive")
    provisions = list(directive.provisions.with_page_details(language).with_service_counts())
    owed = duties(
        Obligation.objects.filter(provision__directive=directive), language=language, today=today, relations=relations
    )
    quotations = Quotation.objects.filter(Q(directive=directive) | Q(provision__directive=directive))
    quotations = list(quotations.select_related("source"))
    found = disagreements(about_directive(directive), language)
    return render(
        request,
        "directives/directive_detail.html",
        {
            "directive": directive,
            "today": today,
            "on": on,
            "unsigned": bool(on and directive.signed_on and on < directive.signed_on),
            "force": force(directive, relations, today),
            "parts": outline(provisions, owed),
            "duties": owed,
            "helping": most_helpful(provisions),
            "relations": relations,
            "disagreements": found,
            "quotations": quotations,
            "sources": sources_of(directive, directive.more_sources.all(), provisions, owed, relations),
            "unreviewed": any_unreviewed(language, [directive], provisions, worded(owed), words_in(found)),
        },
    )
