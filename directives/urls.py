from django.urls import path

from directives import views

urlpatterns = [
    path("directives/", views.directive_list, name="directive-list"),
    path("directives/<slug:slug>/", views.directive_detail, name="directive-detail"),
    path("directives/<slug:slug>/<slug:eid>/", views.provision_detail, name="provision-detail"),
    path("departments/", views.department_list, name="department-list"),
    path("departments/<slug:slug>/", views.department_detail, name="department-detail"),
    path("progress/", views.progress, name="progress"),
    path("method/", views.method, name="method"),
    path("sources/", views.source_list, name="source-list"),
    path("discrepancies/", views.discrepancy_list, name="discrepancy-list"),
]
