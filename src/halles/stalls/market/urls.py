"""Addresses of the market stall."""

from django.urls import path

from halles.stalls.market import views

app_name = "market"
urlpatterns = [
    path("", views.listing, name="list"),
    path("nouveau/", views.new, name="new"),
]
