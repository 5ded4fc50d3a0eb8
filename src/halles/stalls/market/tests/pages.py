"""The addresses of the market stall, for the tests that go through all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.pages import Page

if TYPE_CHECKING:
    from tests.world import World


def _product(world: World) -> dict[str, Any]:
    return {"slug": world.product.slug}  # type: ignore[attr-defined]


def _by_weight(world: World) -> dict[str, Any]:
    return {"slug": world.by_weight.slug}  # type: ignore[attr-defined]


def _shop(world: World) -> dict[str, Any]:
    return {"slug": world.sheet.slug}


def _customer(world: World) -> dict[str, Any]:
    return {"secret": world.customer}  # type: ignore[attr-defined]


def _question(world: World) -> dict[str, Any]:
    return {"token": world.asked}  # type: ignore[attr-defined]


def _follows(world: World) -> dict[str, Any]:
    return {"token": world.follows}  # type: ignore[attr-defined]


def _waiting(world: World) -> dict[str, Any]:
    return {"follow": world.follow.pk}  # type: ignore[attr-defined]


PAGES: list[Page] = [
    Page("market:find"),
    Page("market:shop", kwargs=_shop),
    Page("market:product", kwargs=_product),
    Page("market:product", kwargs=_by_weight),
    Page("market:product-part", kwargs=_product),
    Page("market:ask", kwargs=_shop),
    Page("market:question", kwargs=_question),
    Page("market:question-part", kwargs=_question),
    Page("market:follow", kwargs=_shop),
    Page("market:follow-confirm", kwargs=_waiting),
    Page("market:follows", kwargs=_follows),
    Page("market:basket"),
    Page("market:checkout", status=302),
    Page("market:customer", kwargs=_customer),
    Page("market:customer-part", kwargs=_customer),
    Page("market:customer-paper", kwargs=_customer, budget_kb=60),
    Page("market:mine", who="member"),
]

_BASKET = "src/halles/stalls/market/tests/test_views_basket.py"
_ASKING = "src/halles/stalls/market/tests/test_views_asking.py"
ACTIONS: dict[str, str] = {
    "market:basket-add": f"{_BASKET}::test_a_basket_is_filled_in_two_shops_and_changed",
    "market:basket-change": f"{_BASKET}::test_a_basket_is_filled_in_two_shops_and_changed",
    "market:cancel": f"{_BASKET}::test_one_order_is_cancelled_in_one_tap_and_the_other_stays",
    "market:mine-cancel": f"{_BASKET}::test_who_is_signed_in_finds_and_cancels_her_own",
    "market:question-withdraw": f"{_ASKING}::test_a_question_is_asked_read_and_taken_back",
    "market:unfollow": f"{_ASKING}::test_a_shop_is_followed_by_a_code_and_stopped",
}
