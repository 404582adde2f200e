"""The addresses of the data, without a language: /data/duties.json, /data/duties.csv."""

from django.urls import path

from directives.open_data import views

urlpatterns = [
    path("schema.json", views.json_schema, name="data-schema"),
    path("<slug:slug>.json", views.json_list, name="data-json"),
    path("<slug:slug>.csv", views.csv_list, name="data-csv"),
]
