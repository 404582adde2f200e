from django.urls import path

from accounts import views

urlpatterns = [path("first-administrator/<str:token>/", views.first_administrator, name="first-administrator")]
