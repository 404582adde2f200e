"""Needs and services, as residents see them. The same page for everybody."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from publishing.translations import needs_notice, shown_in
from resources import finding, listing, opening
from resources.forms import ServiceSearchForm
from resources.models import Need, Service

PAGE_SIZE = 20
# The county's line for any kind of help: the last resort of a search that finds nothing.
ANY_HELP = "call-211-la"


@require_safe
def service_list(request):
    language, on = get_language(), timezone.localdate()
    vocabulary = finding.vocabulary(language)
    form = ServiceSearchForm(request.GET, vocabulary=vocabulary)
    services = finding.find(form.wishes, vocabulary, on=on)
    choices = finding.choices(services, vocabulary)
    page = cards(services, form.page_number, total=choices.total)
    context = {"wishes": form.wishes, "vocabulary": vocabulary, "choices": choices, "page": page}
    if not choices.total:
        context["dropped"] = finding.without_each(form.wishes, vocabulary, on=on)
        context["alone"] = context["dropped"] or finding.each_alone(form.wishes, vocabulary, on=on)
        context["last_resort"] = cards(Service.objects.listed(on).filter(slug=ANY_HELP), 1)
    return render(request, "resources/service_list.html", context)


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


def cards(services, number: int, total: int | None = None):
    """Return one page of services, each ready for its card; past the last page it is the last one."""
    page = CountedPaginator(services.with_card_details(get_language()), PAGE_SIZE, total).get_page(number)
    page.object_list = list(page.object_list) if page.paginator.count else []
    opening.add_states(page.object_list, timezone.localtime())
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
