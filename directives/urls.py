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
    path("records/", views.request_list, name="request-list"),
    path("records/<slug:slug>/", views.request_detail, name="request-detail"),
    path("records/<slug:slug>/last-day.ics", views.request_calendar, name="request-calendar"),
    path("timeline/", views.timeline_page, name="timeline"),
    path("court/", views.case_list, name="case-list"),
    path("court/<slug:slug>/", views.case_detail, name="case-detail"),
    path("working-group/", views.working_group, name="working-group"),
    path("statistics/", views.statistic_list, name="statistic-list"),
    path("statements/", views.quotation_list, name="quotation-list"),
    path("corrections/", views.correction_list, name="correction-list"),
    path("data/", views.open_data, name="open-data"),
    path("reporters/", views.reporters, name="reporters"),
    path("feeds/<slug:topic>.atom", views.feed, name="feed"),
    path("feeds/directives/<slug:slug>.atom", views.directive_feed, name="directive-feed"),
    path("feeds/departments/<slug:slug>.atom", views.department_feed, name="department-feed"),
    path("calendar.ics", views.calendar, name="calendar"),
    path("calendar/<slug:topic>.ics", views.calendar, name="topic-calendar"),
]
