"""Django's handle on the market stall."""

from django.apps import AppConfig


class MarketConfig(AppConfig):
    """Notes that residents leave for the town."""

    name = "halles.stalls.market"
    label = "market"
