"""Django's handle on the market stall."""

from django.apps import AppConfig


class MarketConfig(AppConfig):
    """One shelf for all the shops of the town."""

    name = "halles.stalls.market"
    label = "market"
