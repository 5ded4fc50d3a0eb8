"""Django's handle on the sensing stall."""

from django.apps import AppConfig


class SensingConfig(AppConfig):
    """The town's sensors."""

    name = "halles.stalls.sensing"
    label = "sensing"
