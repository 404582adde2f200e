"""The files of data. Their addresses have no language: their words are English, and stay where they are."""

import json

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .csv_files import csv_file
from .fields import DataList
from .json_files import json_file
from .lists import LISTS
from .schema import schema


def open_to_all(content: str, content_type: str) -> HttpResponse:
    """Any page of any site may read it: it holds nothing of the reader, and no cookie is asked or set."""
    return HttpResponse(content, content_type=content_type, headers={"Access-Control-Allow-Origin": "*"})


def list_or_404(slug: str) -> DataList:
    if slug not in LISTS:
        raise Http404
    return LISTS[slug]


@require_safe
def json_list(request, slug):
    content = json_file(list_or_404(slug), request.build_absolute_uri, timezone.localdate())
    return open_to_all(content, "application/json")


@require_safe
def csv_list(request, slug):
    content = csv_file(list_or_404(slug), request.build_absolute_uri, timezone.localdate())
    response = open_to_all(content, "text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="la-family-resources-{slug}.csv"'
    return response


@require_safe
def json_schema(request):
    content = json.dumps(schema(request.build_absolute_uri("/data/schema.json")), ensure_ascii=False, indent=1)
    return open_to_all(content + "\n", "application/schema+json")
