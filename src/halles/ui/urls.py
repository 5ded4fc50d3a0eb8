"""Addresses of the design system: the style page, and what works with little or no network."""

from django.urls import path

from halles.ui.views import offline, style

app_name = "ui"
urlpatterns: list = [
    path("service.js", offline.worker, name="worker"),
    path("application.webmanifest", offline.manifest, name="manifest"),
    path("hors-ligne/", offline.away, name="away"),
    path("hors-ligne/liste.json", offline.kept_list, name="kept"),
    path("hors-ligne/pas-parti/", offline.unsent, name="unsent"),
    path("en-attente/", offline.waiting, name="waiting"),
    path("en-attente/jeton.json", offline.token, name="token"),
    path("appareil/", offline.device, name="device"),
    path("appareil/oublier/", offline.device_forget, name="device_forget"),
]
deployment_urlpatterns = [path("style/", style.style, name="style"), *urlpatterns]
