"""The addresses of the stock stall, as whom they are visited and what they may weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.pages import Page

if TYPE_CHECKING:
    from tests.world import World


def _shop(world: World) -> dict[str, Any]:
    return {"shop": world.sheet.slug}


def _item(world: World) -> dict[str, Any]:
    return {"shop": world.sheet.slug, "item": world.item.pk}  # type: ignore[attr-defined]


PAGES = [
    Page("stock:home", kwargs=_shop, who="member"),
    Page("stock:paper", kwargs=_shop, who="member", budget_kb=60),
    Page("stock:item-new", kwargs=_shop, who="member"),
    Page("stock:item", kwargs=_item, who="member"),
    Page("stock:item-edit", kwargs=_item, who="member"),
    Page("stock:choices", kwargs=_shop, who="member"),
    Page("stock:taking", kwargs=_shop, who="member"),
    Page("stock:taking-list", kwargs=_shop, who="member"),
    Page("stock:taking-new", kwargs=_shop, who="member"),
    Page("stock:taking-item", kwargs=_item, who="member"),
    Page("stock:ledger", kwargs=_shop, who="member"),
    Page("stock:tomorrow", kwargs=_shop, who="member"),
    Page("stock:list-paper", kwargs=_shop, who="member", budget_kb=60),
    Page("stock:day", kwargs=_shop, who="member"),
    Page("stock:neighbours", kwargs=_shop, who="member"),
    Page("stock:till", kwargs=_shop, who="member"),
    Page("stock:home", kwargs=_shop, who="manager", status=403),
]

_STOCK = "test_views_stock.py"
_TAKING = "test_views_taking.py"
_TILL = "test_views_till.py"
_TOMORROW = "test_views_tomorrow.py"
ACTIONS: dict[str, str] = {
    "stock:item-own": f"{_STOCK}::test_an_item_of_the_till_is_counted_by_hand_again",
    "stock:item-archive": f"{_STOCK}::test_an_item_is_no_longer_kept",
    "stock:ledger-csv": f"{_STOCK}::test_the_ledger_is_taken_away_as_a_table",
    "stock:taking-photo": f"{_TAKING}::test_a_photo_of_a_barcode_leads_to_its_item",
    "stock:taking-back": f"{_TAKING}::test_a_count_is_taken_back",
    "stock:make": f"{_TOMORROW}::test_the_list_is_made_now",
    "stock:answer": f"{_TOMORROW}::test_a_line_is_accepted_changed_or_never_said_again",
    "stock:answer-all": f"{_TOMORROW}::test_the_whole_list_is_accepted_at_once",
    "stock:till-look": f"{_TILL}::test_a_file_is_guessed_confirmed_and_read",
    "stock:till-take": f"{_TILL}::test_a_file_can_be_renounced",
}
