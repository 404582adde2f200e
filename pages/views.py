"""Home, privacy, about, the way out, and the pages for when something goes wrong."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pages import help_now
from publishing.languages import preferred
from publishing.translations import needs_notice
from resources.views import needs_with_children


@require_safe
def choose_language(request):
    """Send the reader on by the browser's language. Nothing is kept; the address then decides."""
    response = HttpResponseRedirect(f"/{preferred(request.headers.get('Accept-Language', ''))}/")
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def home(request):
    return render(request, "pages/home.html", {"needs": needs_with_children()})


@require_safe
def urgent(request):
    language = get_language()
    lines, rights = help_now.lines(language), help_now.rights(language)
    shown = [row for group in (*lines.values(), *rights.values()) for row in group]
    unreviewed = any(needs_notice(row, language) for row in shown)
    return render(request, "pages/urgent.html", {"lines": lines, "rights": rights, "unreviewed": unreviewed})


@require_safe
def privacy(request):
    return render(request, "pages/privacy.html")


@require_safe
def about(request):
    return render(request, "pages/about.html")


@require_safe
def leave(request):
    """Go to a page that nobody would ask about, and let the browser forget what it kept of this site."""
    response = HttpResponse(status=303, headers={"Location": settings.EXIT_URL})
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request):
    return HttpResponse("User-agent: *\nDisallow: /admin/\nDisallow: /exit/\n", content_type="text/plain")


def _error(request, status: int) -> HttpResponse:
    """An error page never needs the database, and never repeats what was asked."""
    return HttpResponse(loader.render_to_string(f"{status}.html"), status=status)


def bad_request(request, exception):
    return _error(request, 400)


def forbidden(request, exception):
    return _error(request, 403)


def not_found(request, exception):
    return _error(request, 404)


def server_error(request):
    return _error(request, 500)
