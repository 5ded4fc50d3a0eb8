"""Where items stand, who else has one, what is due: few statements, and honest words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from halles.stalls.stock.commands import choice_set, holds_make, stock_count
from halles.stalls.stock.commands.holds import Wanted
from halles.stalls.stock.models import DaySale, Item, Level, ShopChoice
from halles.stalls.stock.queries import item_meant, items_listed, lists_due, neighbours, stands
from halles.stalls.stock.queries.words import change_words, quantity_words, stand_words
from halles.stalls.stock.tests.conftest import HOUSE, MARKET, Scene

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def _seen(item: Item, days: int, *, on_hand: int = 3) -> None:
    Level.objects.filter(item=item).update(on_hand=on_hand, seen_at=NOW - timedelta(days))


def test_any_number_of_items_takes_two_statements(scene: Scene) -> None:
    items = [scene.add(f"Article {n}").pk for n in range(30)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(stands(items=[*items, "unknown"], now=NOW)) == 30
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("days", "is_perishable", "how", "is_gone"),
    [
        (0, False, "seen", False),
        (1, False, "probably", False),
        (90, False, "ask", False),
        (1, True, "ask", False),
    ],
)
def test_how_fresh_a_quantity_is(
    scene: Scene, days: int, is_perishable: bool, how: str, is_gone: bool
) -> None:
    item = scene.add("Carnet", is_perishable=is_perishable)
    _seen(item, days)
    stand = stands(items=[item.pk], now=NOW)[item.pk]
    assert (stand.how, stand.free, stand.is_gone, stand.known) == (how, 3, is_gone, True)


def test_what_is_kept_is_not_free_and_none_is_gone(scene: Scene) -> None:
    item = scene.add("Carnet")
    stock_count(actor=HOUSE, item=item.pk, counted=2)
    where = {"town": "redon", "organisation": scene.stationer.organisation}
    holds_make(actor=MARKET, wanted=[Wanted("l1", item.pk, 2)], **where)
    stand = stands(items=[item.pk], now=timezone.now())[item.pk]
    assert (stand.free, stand.is_gone, stand.how) == (0, True, "ask")


def test_bread_that_was_gone_yesterday_is_baked_again_today(scene: Scene) -> None:
    bread, book = scene.add("Baguette", is_perishable=True), scene.add("Carnet")
    _seen(bread, 1, on_hand=0)
    _seen(book, 1, on_hand=0)
    told = stands(items=[bread.pk, book.pk], now=NOW)
    assert (told[bread.pk].is_gone, told[book.pk].is_gone) == (False, True)


def test_what_sells_fast_is_doubted_sooner(scene: Scene) -> None:
    slow, fast = scene.add("Encre"), scene.add("Stylo")
    for item, sold in ((slow, 1), (fast, 60)):
        _seen(item, 4)
        for back, quantity in ((40, 0), (5, sold)):
            DaySale.objects.create(item=item, day=NOW.date() - timedelta(back), quantity=quantity)
    told = stands(items=[slow.pk, fast.pk], now=NOW)
    assert (told[slow.pk].how, told[fast.pk].how) == ("probably", "ask")


def test_who_was_never_counted_is_not_known(scene: Scene) -> None:
    stand = stands(items=[scene.add("Carnet").pk], now=NOW).popitem()[1]
    assert (stand.known, stand.how, stand.is_gone) == (False, "ask", False)


def test_neighbours_say_yes_only_among_those_who_share(scene: Scene) -> None:
    bread = scene.add("Confiture", shop="bakery", barcode="3001234567892")
    stock_count(actor=HOUSE, item=bread.pk, counted=1)
    here, there = scene.stationer.organisation, scene.bakery.organisation

    def asked(name: str = "confiture", barcode: str = "") -> list[str]:
        return neighbours(town="redon", organisation=here, barcode=barcode, name=name, now=timezone.now())

    choice_set(actor=HOUSE, town="redon", organisation=there, shares=True)
    assert asked() == []
    choice_set(actor=HOUSE, town="redon", organisation=here, shares=True)
    assert asked() == asked("x", "3001234567892") == [there]
    assert asked("Confitures de mûres") == []
    stock_count(actor=HOUSE, item=bread.pk, counted=0)
    assert asked() == []


def test_a_word_means_one_item_or_several_likely_ones(scene: Scene) -> None:
    blue, red = scene.add("Stylo bleu"), scene.add("Stylo rouge", barcode="3001234567892")
    organisation = scene.stationer.organisation
    assert item_meant(organisation=organisation, text="stylos bleus").item == blue
    assert item_meant(organisation=organisation, text="3 001234 567892").item == red
    likely = item_meant(organisation=organisation, text="stylo").likely
    assert set(likely) == {blue, red}
    assert item_meant(organisation=organisation, text="40123455").code == "40123455"


def test_a_list_of_items_takes_few_statements(scene: Scene) -> None:
    for n in range(20):
        scene.add(f"Article {n}")
    with CaptureQueriesContext(connection) as asked:
        listed = items_listed(organisation=scene.stationer.organisation, now=NOW)
    assert (len(listed.shown), listed.total, len(asked)) == (20, 20, 3)


def test_lists_are_due_once_a_day(scene: Scene) -> None:
    shop = scene.bakery.organisation
    assert lists_due(town="redon", today=NOW.date()) == []
    choice_set(actor=HOUSE, town="redon", organisation=shop, is_listed=True)
    assert lists_due(town="redon", today=NOW.date()) == [shop]
    ShopChoice.objects.update(listed_for=NOW.date() + timedelta(1))
    assert lists_due(town="redon", today=NOW.date()) == []


def test_quantities_in_words() -> None:
    with translation.override("fr"):
        assert quantity_words(1200, "piece") == "1\u202f200" or quantity_words(1200, "piece") == "1\u00a0200"
        assert quantity_words(800, "kilo") == "800\u00a0g"
        assert quantity_words(2500, "kilo") == "2,5\u00a0kg"
        assert change_words(-3, "piece") == "\u2212\u00a03"
        assert change_words(12, "piece") == "+\u00a012"
        assert change_words(0, "piece") == "0"


def test_when_it_was_seen_in_words(scene: Scene) -> None:
    item = scene.add("Carnet")
    with translation.override("en"):
        said = []
        for days in (0, 1, 4):
            _seen(item, days)
            said.append(stand_words(stands(items=[item.pk], now=NOW)[item.pk], now=NOW))
        assert said == ["Counted today", "Counted yesterday", "Counted 4 days ago"]
