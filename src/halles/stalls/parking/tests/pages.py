"""The parking stall's pages, as whom they are visited and what they may weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.pages import Page

if TYPE_CHECKING:
    from tests.world import World


def _station(world: World) -> dict[str, Any]:
    return {"slug": world.car_park.slug}  # type: ignore[attr-defined]


def _garage(world: World) -> dict[str, Any]:
    return {"slug": world.garage.slug}  # type: ignore[attr-defined]


def _bare(_world: World) -> dict[str, Any]:
    return {"slug": "parking-du-port"}


PAGES = [
    Page("parking:list"),
    Page("parking:list-part"),
    Page("parking:map", budget_kb=60),
    Page("parking:pdf", budget_kb=60),
    Page("parking:car-park", kwargs=_station),
    Page("parking:car-park", kwargs=_garage),
    Page("parking:car-park", kwargs=_bare),
    Page("parking:now-part", kwargs=_station),
    Page("parking:later-part", kwargs=_station),
    Page("parking:on-foot", kwargs=_station),
    Page("parking:full", kwargs=_station),
    Page("parking:counting", who="manager"),
    Page("parking:count", kwargs=_station, who="manager"),
    Page("parking:desk", who="manager"),
    Page("parking:new", who="manager"),
    Page("parking:edit", kwargs=_garage, who="manager"),
    Page("parking:remove", kwargs=_garage, who="manager"),
    Page("parking:close", kwargs=_station, who="manager"),
]

_DESK = "src/halles/stalls/parking/tests/test_views_desk.py"
_API = "src/halles/stalls/parking/tests/test_api.py"
ACTIONS = {
    "parking:api:openapi": f"{_API}::test_the_context_is_given_with_json_ld_and_described_with_the_rest",
    "parking:api:context": f"{_API}::test_the_context_is_given_with_json_ld_and_described_with_the_rest",
    "parking:api:csv": f"{_API}::test_the_national_file_holds_the_car_parks_that_are_known_whole",
    "parking:api:entities": f"{_API}::test_entities_are_given_by_type_and_identifier",
    "parking:api:entity": f"{_API}::test_one_entity_follows_what_an_agent_counts",
    "parking:count-withdraw": f"{_DESK}::test_an_agent_counts_and_takes_it_back",
    "parking:close-withdraw": f"{_DESK}::test_a_closing_is_said_understood_and_called_off",
}
