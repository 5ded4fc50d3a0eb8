"""Addresses of the map, the streets and their doors, under a town."""

from django.urls import path

from halles.town import views

app_name = "town"

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("rues/", views.streets, name="streets"),
    path("rues/<slug:slug>/", views.street, name="street"),
    path("rues/<slug:slug>/<slug:number>/", views.door, name="door"),
]
