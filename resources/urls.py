from django.urls import path

from . import views

urlpatterns = [
    path("needs/", views.need_list, name="need-list"),
    path("needs/<slug:slug>/", views.need_detail, name="need-detail"),
    path("services/", views.service_list, name="service-list"),
    path("services/<slug:slug>/", views.service_detail, name="service-detail"),
]
