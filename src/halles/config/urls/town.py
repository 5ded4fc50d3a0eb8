"""Addresses under a town: its stalls, people's pages and the design system's."""

from halles.config.urls import stall_urls

urlpatterns = stall_urls(in_town=True)
