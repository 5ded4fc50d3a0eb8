"""The town floor's pages, for the test that visits, weighs and checks each page of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.pages import Page

if TYPE_CHECKING:
    from tests.world import World


def _street(world: World) -> dict[str, Any]:
    return {"slug": "grande-rue"}


def _door(world: World) -> dict[str, Any]:
    return {"slug": "grande-rue", "number": "12"}


def _vacant(world: World) -> dict[str, Any]:
    return {"slug": "quai-duguay-trouin", "number": "3-bis"}


PAGES = [
    Page("town:plan"),
    Page("town:streets"),
    Page("town:street", kwargs=_street),
    Page("town:door", kwargs=_door),
    Page("town:door", kwargs=_vacant),
]
ACTIONS: dict[str, str] = {}
