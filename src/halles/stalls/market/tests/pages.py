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


def _counter(world: World) -> dict[str, Any]:
    return {"shop": world.sheet.slug}


def _article(world: World) -> dict[str, Any]:
    return {"shop": world.sheet.slug, "product": world.product.pk}  # type: ignore[attr-defined]


def _order(world: World) -> dict[str, Any]:
    return {"shop": world.sheet.slug, "order": world.checkout.orders.get().pk}  # type: ignore[attr-defined]


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
    Page("market:orders", kwargs=_counter, who="member"),
    Page("market:orders-part", kwargs=_counter, who="member"),
    Page("market:order", kwargs=_order, who="member"),
    Page("market:order-slip", kwargs=_order, who="member", budget_kb=60),
    Page("market:slates"),
    Page("market:figures"),
    Page("market:counters", who="member", status=302),
    Page("market:counters", who="manager"),
    *(
        Page(f"market:{name}", kwargs=_counter, who="member")
        for name in (
            "counter",
            "slate",
            "slate-fix",
            "questions",
            "articles",
            "article-new",
            "articles-file",
            "offers",
            "terms",
            "figures-shop",
        )
    ),
    Page("market:article-edit", kwargs=_article, who="member"),
    Page("market:offer-new", kwargs=_counter, who="member", status=302),
]

_BASKET = "src/halles/stalls/market/tests/test_views_basket.py"
_ASKING = "src/halles/stalls/market/tests/test_views_asking.py"
_ORDERS = "src/halles/stalls/market/tests/test_views_orders.py"
_COUNTER = "src/halles/stalls/market/tests/test_views_counter.py"
_SLATE = f"{_COUNTER}::test_a_slate_that_is_sure_goes_out_at_once_and_shows_what_was_understood"
_ARTICLE = f"{_COUNTER}::test_an_article_is_added_changed_removed_and_put_back"
_OFFER = f"{_COUNTER}::test_an_offer_is_chosen_said_published_and_taken_back"
ACTIONS: dict[str, str] = {
    "market:article-remove": _ARTICLE,
    "market:article-restore": _ARTICLE,
    "market:articles-out": _ARTICLE,
    "market:offer-restore": _OFFER,
    "market:offer-withdraw": _OFFER,
    "market:pause": f"{_COUNTER}::test_a_pause_is_one_tap_and_ends_by_another",
    "market:question-reply": f"{_COUNTER}::test_three_buttons_answer_a_question_and_the_answer_can_change",
    "market:slate-again": f"{_COUNTER}::test_as_yesterday_is_one_tap",
    "market:slate-line": _SLATE,
    "market:slate-restore": _SLATE,
    "market:slate-withdraw": _SLATE,
    "market:basket-add": f"{_BASKET}::test_a_basket_is_filled_in_two_shops_and_changed",
    "market:basket-change": f"{_BASKET}::test_a_basket_is_filled_in_two_shops_and_changed",
    "market:cancel": f"{_BASKET}::test_one_order_is_cancelled_in_one_tap_and_the_other_stays",
    "market:mine-cancel": f"{_BASKET}::test_who_is_signed_in_finds_and_cancels_her_own",
    "market:order-find": f"{_ORDERS}::test_an_order_is_accepted_prepared_found_by_its_code_and_handed_over",
    "market:order-press": f"{_ORDERS}::test_an_order_is_accepted_prepared_found_by_its_code_and_handed_over",
    "market:line-press": f"{_ORDERS}::test_articles_are_weighed_missing_found_and_brought_back",
    "market:question-withdraw": f"{_ASKING}::test_a_question_is_asked_read_and_taken_back",
    "market:unfollow": f"{_ASKING}::test_a_shop_is_followed_by_a_code_and_stopped",
}
