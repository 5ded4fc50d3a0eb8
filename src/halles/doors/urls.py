"""Addresses of the doors: the outbox, outside any town."""

from django.urls import path

from halles.doors.views import outbox

app_name = "doors"
urlpatterns: list[object] = []
deployment_urlpatterns = [path("messages/", outbox.outbox, name="outbox")]
