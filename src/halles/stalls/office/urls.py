"""Addresses of the town hall's stall."""

from django.urls import path

from halles.stalls.office.views import opening, operations, pages

app_name = "office"

_legal = [
    path("mentions-legales/", pages.legal, name="legal"),
    path("donnees-personnelles/", pages.personal_data, name="personal-data"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("aide/", pages.help_page, name="help"),
]
urlpatterns = [
    path("", pages.home, name="home"),
    path("ouverture/", opening.opening, name="opening"),
    path("fermeture/", opening.closing, name="closing"),
    *_legal,
]
deployment_urlpatterns = [
    path("", pages.towns, name="towns"),
    path("exploitation/", operations.operations, name="operations"),
    path("exploitation/<int:failure>/", operations.failure_decide, name="failure-decide"),
    path("exploitation/demonstration/", operations.demo_remove, name="demo-remove"),
    *_legal,
]
