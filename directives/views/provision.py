from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directives.discrepancies import about_point, disagreements, words_in
from directives.duties import duties, worded
from directives.force import force
from directives.joined_words import any_unreviewed
from directives.models import Provision, Relation
from directives.services import linked_words, service_groups
from directives.working_group import ORDERED_BY


@require_safe
def provision_detail(request, slug, eid):
    language, today = get_language(), timezone.localdate()
    # All points of the instrument at once: the page names its part and both neighbors.
    siblings = Provision.objects.of_published().filter(directive__slug=slug).with_page_details(language)
    provisions = list(siblings.order_by("position"))
    provision = next((row for row in provisions if row.eid == eid), None)
    if provision is None:
        raise Http404
    relations = list(
        Relation.objects.between_published().filter(to_directive=provision.directive).select_related("from_directive")
    )
    owed = duties(provision.obligations.all(), language=language, today=today, relations=relations)
    groups = service_groups(provision.service_links.all(), language)
    found = disagreements(about_point(provision), language)
    points = [row for row in provisions if not row.is_part]
    place = points.index(provision) if provision in points else None
    return render(
        request,
        "directives/provision_detail.html",
        {
            "provision": provision,
            "directive": provision.directive,
            "part": next((row for row in provisions if row.pk == provision.parent_id), None),
            "points": [row for row in points if row.parent_id == provision.pk],
            "duties": owed,
            "ending": force(provision.directive, relations, today).ending_of(provision),
            "service_groups": groups,
            "disagreements": found,
            "previous": points[place - 1] if place else None,
            "next": points[place + 1] if place is not None and place + 1 < len(points) else None,
            "today": today,
            "requests": provision.records_requests.all(),
            "forms_group": (slug, eid) == ORDERED_BY,
            "unreviewed": any_unreviewed(language, provisions, worded(owed), words_in(found), *linked_words(groups)),
        },
    )
