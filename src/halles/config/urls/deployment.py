"""Addresses outside any town: the list of towns, people's pages, the operators' page."""

from halles.config.urls import stall_urls

urlpatterns = stall_urls(in_town=False)
