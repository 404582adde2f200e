from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directives.corrections import corrections

PAGE_SIZE = 40


@require_safe
def correction_list(request):
    page = Paginator(corrections(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "directives/correction_list.html", {"page": page})
