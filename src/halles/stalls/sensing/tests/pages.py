"""The sensing stall's pages, as whom they are visited and what they may weigh."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.pages import Page

MONDAY = date(2026, 11, 2)
"""Of the week that `footfall_world` publishes."""

if TYPE_CHECKING:
    from tests.world import World


def _car_park(world: World) -> dict[str, Any]:
    return {"slug": world.device.slug}  # type: ignore[attr-defined]


def _week(_world: World) -> dict[str, Any]:
    return {"week": MONDAY.isoformat()}


def _counter(world: World) -> dict[str, Any]:
    return {"slug": world.counter.slug}  # type: ignore[attr-defined]


PAGES: list[Page] = [
    Page("sensing:register"),
    Page("sensing:register-part"),
    Page("sensing:register-pdf", budget_kb=60),
    Page("sensing:footfall"),
    Page("sensing:footfall-csv", kwargs=_week),
    Page("sensing:device", kwargs=_car_park),
    Page("sensing:device", kwargs=_counter),
    Page("sensing:device-part", kwargs=_car_park),
    Page("sensing:label-pdf", kwargs=_car_park, budget_kb=60),
    Page("sensing:desk", who="manager"),
    Page("sensing:new", who="manager"),
    Page("sensing:change", kwargs=_car_park, who="manager"),
    Page("sensing:remove", kwargs=_counter, who="manager"),
    Page("sensing:key", kwargs=_car_park, who="manager"),
]
