from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("urgent/", views.urgent, name="urgent"),
    path("privacy/", views.privacy, name="privacy"),
    path("about/", views.about, name="about"),
]
