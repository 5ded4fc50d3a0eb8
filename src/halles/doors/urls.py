"""Addresses of the doors: the outbox, outside any town."""

from django.urls import path

from halles.doors import views

app_name = "doors"
urlpatterns: list[object] = []
deployment_urlpatterns = [path("messages/", views.outbox, name="outbox")]
