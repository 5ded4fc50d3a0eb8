"""Addresses of the stock stall."""

from django.urls import path

from halles.stalls.stock import views

app_name = "stock"
urlpatterns = [
    path("", views.listing, name="list"),
    path("nouveau/", views.new, name="new"),
]
