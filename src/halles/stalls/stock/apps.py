"""Django's handle on the stock stall."""

from django.apps import AppConfig


class StockConfig(AppConfig):
    """What each shop has, and what it orders for tomorrow."""

    name = "halles.stalls.stock"
    label = "stock"
