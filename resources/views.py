"""Needs and services, as residents see them. The same page for everybody."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template import loader
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from publishing.translations import needs_notice, shown_in
from resources import finding, geo, listing, opening
from resources.finding import PAGE_SIZE
from resources.forms import ServiceSearchForm
from resources.models import Need, Service
from search.index import SearchUnavailable

# The county's line for any kind of help: the last resort of a search that finds nothing.
ANY_HELP = "call-211-la"


@require_safe
def service_list(request):
    language, on = get_language(), timezone.localdate()
    vocabulary = finding.vocabulary(language)
    form = ServiceSearchForm(request.GET, vocabulary=vocabulary)
    asked = {"vocabulary": vocabulary, "language": language, "on": on, "near": form.spot.point}
    try:
        answer = finding.answer(form.wishes, page=form.page_number, **asked)
        nothing = {} if answer.choices.total else found_nothing(form.wishes, answer, asked)
    except SearchUnavailable:
        return unavailable()
    page = cards(answer.services, form.page_number, total=answer.choices.total, ids=answer.ids, near=form.spot.point)
    context = {"form": form, "wishes": form.wishes, "vocabulary": vocabulary, "answer": answer, "page": page, **nothing}
    return render(request, "resources/service_list.html", context)


def found_nothing(wishes, answer, asked) -> dict:
    """Return what a page without services offers instead: what to drop, what comes nearest, whom to call."""
    vocabulary, on = asked["vocabulary"], asked["on"]
    dropped = finding.without_each(wishes, vocabulary, on=on, said=answer.said)
    alone = dropped or finding.each_alone(wishes, vocabulary, on=on, said=answer.said)
    # What was asked in words says most; else whatever leaves the most services.
    left = next((left for *_, left, _ in alone if left.words), alone[0][2] if alone else None)
    answered = finding.answer(left, **asked) if left and left.each_filter() else None
    nearest = cards(answered.services, 1, ids=answered.ids, near=asked["near"], size=1) if answered else []
    last_resort = Service.objects.listed(on).filter(slug=ANY_HELP).exclude(pk__in=[service.pk for service in nearest])
    return {"dropped": dropped, "alone": alone, "nearest": nearest, "last_resort": cards(last_resort, 1)}


def unavailable() -> HttpResponse:
    """Say that the search is broken, with the hotlines: an empty list would say that there is no help."""
    return HttpResponse(loader.render_to_string("503.html"), status=503, headers={"Retry-After": "60"})


@require_safe
def service_detail(request, slug):
    service = get_object_or_404(listing.public_services(get_language()), slug=slug)
    listing.add_states(service, timezone.localtime())
    context = {"service": service, "unreviewed": listing.has_unreviewed_words(service)}
    return render(request, "resources/service_detail.html", context)


@require_safe
def need_list(request):
    return render(request, "resources/need_list.html", {"needs": needs_with_children()})


@require_safe
def need_detail(request, slug):
    need = next((need for need in needs_with_children(all_levels=True) if need.slug == slug), None)
    if need is None:
        raise Http404
    services = Service.objects.listed().about(need).in_reading_order()
    form = ServiceSearchForm(request.GET, vocabulary=finding.Vocabulary({}, {}))
    page = cards(services, form.page_number, total=need.listed_count)
    return render(request, "resources/need_detail.html", {"need": need, "page": page})


class CountedPaginator(Paginator):
    """Takes the number of rows from whoever has it already, and saves the query."""

    def __init__(self, rows, size: int, total: int | None):
        super().__init__(rows, size)
        if total is not None:
            self.count = total


def cards(services, number: int, *, total: int | None = None, ids=None, near=None, size: int = PAGE_SIZE):
    """Return one page of services, each ready for its card; past the last page it is the last one.

    `ids` are the services of the page in their order, when the order is not the rows' own.
    """
    services = services.with_card_details(get_language())
    page = CountedPaginator(services, size, total).get_page(number)
    if ids is not None:
        rows = services.in_bulk(ids[:size]) if ids else {}
        page.object_list = [rows[pk] for pk in ids if pk in rows]
    page.object_list = list(page.object_list) if page.paginator.count else []
    opening.add_states(page.object_list, timezone.localtime())
    if near:
        geo.add_distances(page.object_list, near)
    page.unreviewed = any(needs_notice(service, get_language()) for service in page.object_list)
    return page


def needs_with_children(*, all_levels: bool = False) -> list[Need]:
    """Return the needs, each with `listed_count`, `under` (its children) and `above` (its parent)."""
    counts = finding.needs_with_counts(on=timezone.localdate())
    needs = {need.pk: need for need in Need.objects.prefetch_related(shown_in(get_language(), Need))}
    for need in needs.values():
        need.listed_count, need.above = counts.get(need.pk, 0), needs.get(need.parent_id)
        need.under = [child for child in needs.values() if child.parent_id == need.pk]
    return [need for need in needs.values() if all_levels or need.above is None]
