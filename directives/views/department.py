from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.counted import counted_only, is_elected
from directives.duties import duties, soonest_first, worded
from directives.joined_words import any_unreviewed
from directives.models import Body, Directive, Obligation


@require_safe
def department_list(request):
    bodies = Body.objects.with_page().order_by("name")
    return render(request, "directives/department_list.html", {"bodies": bodies})


@require_safe
def department_detail(request, slug):
    language, today = get_language(), timezone.localdate()
    bodies = Body.objects.with_page().select_related("parent", "source", "liaison_source")
    body = get_object_or_404(bodies, slug=slug)
    owed = duties(Obligation.objects.of_published().owed_by(body), language=language, today=today, body=body)
    issued = list(Directive.objects.published().filter(issuer=body).with_joined_words(language))
    events = body.events.with_page_details(language)
    looked = [part.evidence.as_of for duty in owed for part in duty.parts if part.evidence.findings]
    return render(
        request,
        "directives/department_detail.html",
        {
            "body": body,
            "duties": soonest_first(owed),
            "counted_only": counted_only(body, owed),
            "elected": is_elected(body),
            "issued": issued,
            "events": events,
            "looked_on": max((day for day in looked if day), default=None),
            "unreviewed": any_unreviewed(language, worded(owed), issued, events),
        },
    )
