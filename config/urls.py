"""The map of the site. Every public page lives under its language: /en/…, /es/…"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic.base import RedirectView

from pages import views

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("exit/", views.leave, name="exit"),
    path("favicon.ico", RedirectView.as_view(url="/static/favicon.ico", permanent=False)),
    path("robots.txt", views.robots, name="robots"),
    path("admin/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("data/", include("directives.data_urls")),
    *i18n_patterns(
        path("", include("pages.urls")),
        path("", include("resources.urls")),
        path("", include("directives.urls")),
        prefix_default_language=True,
    ),
]

handler400 = "pages.views.bad_request"
handler403 = "pages.views.forbidden"
handler404 = "pages.views.not_found"
handler500 = "pages.views.server_error"
