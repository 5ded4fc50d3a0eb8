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

_NGSI = "src/halles/stalls/sensing/tests/test_api_ngsi.py"
_PUSH = "src/halles/stalls/sensing/tests/test_api_push.py"
ACTIONS = {
    "sensing:api:openapi": f"{_NGSI}::test_the_interface_describes_itself_and_loads_nothing",
    "sensing:api:context": f"{_NGSI}::test_the_context_stands_alone",
    "sensing:api:entities": f"{_NGSI}::test_entities_tells_what_is_true_now",
    "sensing:api:entity": f"{_NGSI}::test_an_entity_is_written_in_each_form",
    "sensing:api:temporal": f"{_NGSI}::test_the_past_is_told_by_quarters_that_are_over",
    "sensing:api:push": f"{_PUSH}::test_a_device_pushes_its_own_fields_and_hears_that_they_are_stored",
}
