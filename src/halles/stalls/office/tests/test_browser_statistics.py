"""The statistics with figures in them, in a browser: no axe violation, nothing beyond 320 px."""

from typing import Any

import pytest

from halles.kit.demo import DemoWorld
from halles.stalls.office import demo
from tests.pages import Page
from tests.test_axe import look_at, tab
from tests.world import World

__all__ = ["tab"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__", transaction=True)]


def test_figures_are_accessible(live_server: Any, tab: Any) -> None:
    world = World()
    demo.build(DemoWorld(town=world.town.slug))
    for page in (Page("office:statistics"), Page("office:statistics-now", who="manager")):
        look_at(page, world, live_server.url, tab)
