"""Addresses of the design system: the living style page, outside any town."""

from django.urls import path

from halles.ui import views

app_name = "ui"
urlpatterns: list = []
deployment_urlpatterns = [path("", views.style, name="style")]
