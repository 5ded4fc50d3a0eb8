"""Django's handle on the parking stall."""

from django.apps import AppConfig


class ParkingConfig(AppConfig):
    """Where one can park, now and in two hours."""

    name = "halles.stalls.parking"
    label = "parking"
