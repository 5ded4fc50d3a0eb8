"""Addresses of the town hall's stall."""

from django.urls import path

from halles.stalls.office import views

app_name = "office"

_legal = [
    path("mentions-legales/", views.legal, name="legal"),
    path("donnees-personnelles/", views.personal_data, name="personal-data"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("aide/", views.help_page, name="help"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("ouverture/", views.opening, name="opening"),
    path("fermeture/", views.closing, name="closing"),
    *_legal,
]
deployment_urlpatterns = [
    path("", views.towns, name="towns"),
    path("exploitation/", views.operations, name="operations"),
    path("exploitation/<int:failure>/", views.failure_decide, name="failure-decide"),
    path("exploitation/demonstration/", views.demo_remove, name="demo-remove"),
    *_legal,
]
