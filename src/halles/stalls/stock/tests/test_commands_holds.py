"""What orders ask of a stock: all or nothing, once, and the last piece for one alone."""

import pytest

from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, Refused
from halles.stalls.stock.commands import (
    Wanted,
    goods_return,
    holds_collect,
    holds_make,
    holds_release,
    stock_count,
)
from halles.stalls.stock.models import DaySale, Hold, Movement
from halles.stalls.stock.tests.conftest import HOUSE, MARKET, Scene, kinds, level


def _where(scene: Scene) -> dict[str, str]:
    return {"town": scene.town.slug, "organisation": scene.stationer.organisation}


def test_an_order_is_kept_whole_or_not_at_all(scene: Scene) -> None:
    book, pen = scene.add("Carnet"), scene.add("Stylo")
    stock_count(actor=HOUSE, item=book.pk, counted=5)
    stock_count(actor=HOUSE, item=pen.pk, counted=1)
    with pytest.raises(BadInput) as refused:
        holds_make(actor=MARKET, wanted=[Wanted("l1", book.pk, 2), Wanted("l2", pen.pk, 2)], **_where(scene))
    assert refused.value.field == "l2"
    assert "Stylo" in refused.value.message
    assert "1" in refused.value.message
    assert level(book).held == 0
    assert not Hold.objects.exists()


def test_two_lines_of_one_item_count_together(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=3)
    with pytest.raises(BadInput):
        holds_make(actor=MARKET, wanted=[Wanted("a", book.pk, 2), Wanted("b", book.pk, 2)], **_where(scene))


def test_the_same_reference_is_kept_once(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=5)
    for _ in range(2):
        holds_make(actor=MARKET, wanted=[Wanted("l1", book.pk, 2)], **_where(scene))
    assert (level(book).on_hand, level(book).held) == (5, 2)
    assert kinds().count("stock-reserved") == 1


def test_what_nobody_counted_is_kept_without_a_check(scene: Scene) -> None:
    book = scene.add("Carnet")
    holds_make(actor=MARKET, wanted=[Wanted("l1", book.pk, 4)], **_where(scene))
    assert level(book).held == 4


def test_what_is_freed_twice_is_freed_once(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=5)
    holds_make(actor=MARKET, wanted=[Wanted("l1", book.pk, 2)], **_where(scene))
    for _ in range(2):
        holds_release(actor=MARKET, references=["l1", "unknown"], **_where(scene))
    assert level(book).held == 0
    assert kinds().count("holds-released") == 1


def test_a_hand_over_is_a_line_and_a_sale_once(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=5)
    holds_make(actor=MARKET, wanted=[Wanted("l1", book.pk, 2)], **_where(scene))
    for _ in range(2):
        holds_collect(actor=MARKET, taken=[Wanted("l1", book.pk, 2)], **_where(scene))
    assert (level(book).on_hand, level(book).held) == (3, 0)
    day = DaySale.objects.get(item=book)
    assert (day.quantity, day.handed_over, day.is_sold_out) == (2, 2, False)
    assert Movement.objects.filter(reason="handed-over").count() == 1


def test_the_last_piece_that_leaves_sells_the_day_out(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=2)
    holds_collect(actor=MARKET, taken=[Wanted("l1", book.pk, 2)], **_where(scene))
    assert DaySale.objects.get(item=book).is_sold_out
    assert level(book).emptied_at is not None


def test_goods_come_back_once(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=5)
    holds_collect(actor=MARKET, taken=[Wanted("l1", book.pk, 2)], **_where(scene))
    for _ in range(2):
        goods_return(actor=MARKET, returned=[Wanted("l1", book.pk, 1)], **_where(scene))
    day = DaySale.objects.get(item=book)
    assert level(book).on_hand == 4
    assert (day.quantity, day.handed_over) == (1, 1)


def test_another_shops_article_is_refused(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery")
    with pytest.raises(BadInput):
        holds_make(actor=MARKET, wanted=[Wanted("l1", bread.pk, 1)], **_where(scene))


@pytest.mark.parametrize("who", ["anne", "chloe", ""])
def test_whoever_does_not_keep_the_shop_is_refused(scene: Scene, who: str) -> None:
    actor = scene.actor(who) if who else NOBODY
    one = [Wanted("l1", scene.add("Carnet").pk, 1)]
    with pytest.raises(Refused):
        holds_make(actor=actor, wanted=one, **_where(scene))
    with pytest.raises(Refused):
        holds_release(actor=actor, references=["l1"], **_where(scene))
    with pytest.raises(Refused):
        holds_collect(actor=actor, taken=one, **_where(scene))
    with pytest.raises(Refused):
        goods_return(actor=actor, returned=one, **_where(scene))
    assert level(scene.items["Carnet"]).held == 0
