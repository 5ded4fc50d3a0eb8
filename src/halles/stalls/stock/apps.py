"""Django's handle on the stock stall."""

from django.apps import AppConfig


class StockConfig(AppConfig):
    """Notes that residents leave for the town."""

    name = "halles.stalls.stock"
    label = "stock"
