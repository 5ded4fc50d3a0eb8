"""The evening's list: from sales alone, for the next open day, once the day is over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from halles.stalls.stock.commands import (
    advice_accept_all,
    choice_set,
    item_change,
    list_make,
    stock_count,
)
from halles.stalls.stock.models import Advice, DaySale, Item, Level, Movement, ShopChoice, TillFile
from halles.stalls.stock.queries.advice import Proposed, advice_on, is_over, next_open, ordered
from halles.stalls.stock.queries.advice.data import past_of
from halles.stalls.stock.queries.items import choice_of
from halles.stalls.stock.schedule import make_lists
from halles.stalls.stock.tests.conftest import HOUSE, Scene

EVENING = datetime(2026, 11, 27, 19, 30, tzinfo=UTC)
"""A Friday, 20 h 30: the shops closed at 19 h."""
FRIDAY = date(2026, 11, 27)


def sell(item: Item, quantities: list[int], *, last: date = FRIDAY) -> None:
    """Sell an item day after day, up to `last`."""
    first = last - timedelta(len(quantities) - 1)
    DaySale.objects.bulk_create(
        DaySale(item=item, day=first + timedelta(at), quantity=n) for at, n in enumerate(quantities)
    )


def _weeks(usual: int, saturday: int, *, weeks: int = 8) -> list[int]:
    """Return whole weeks from a Saturday to a Friday."""
    return ([saturday] + [usual] * 6) * weeks


def _made(scene: Scene, shop: str = "bakery", now: datetime = EVENING) -> list[Advice]:
    list_make(actor=HOUSE, town=scene.town, card=scene.card(shop), now=now)
    return list(Advice.objects.select_related("item").order_by("item__name"))


def test_a_saturday_sells_more_and_says_so(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, _weeks(40, 80))
    (line,) = _made(scene)
    assert line.day == date(2026, 11, 28)
    assert 72 <= line.quantity <= 96
    with translation.override("en"):
        listed = advice_on(organisation=scene.bakery.organisation, day=line.day, now=EVENING)
    assert listed.bake[0].reason == "usual on a Saturday"


def test_a_higher_margin_makes_more_and_wastes_more(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, [40 + (7 * at) % 11 for at in range(70)])
    item_change(actor=HOUSE, item=bread.pk, margin=40)
    (low,) = _made(scene)
    item_change(actor=HOUSE, item=bread.pk, margin=90)
    (high,) = _made(scene)
    assert high.quantity > low.quantity
    assert high.basis["waste"] >= low.basis["waste"]
    assert high.basis["lost"] <= low.basis["lost"]


def test_batches_are_whole(scene: Scene) -> None:
    bread = scene.add("Brioche", shop="bakery", is_perishable=True, pack=12)
    sell(bread, _weeks(20, 31))
    (line,) = _made(scene)
    assert line.quantity % 12 == 0


def test_weights_are_advised_in_grams(scene: Scene) -> None:
    fish = scene.add("Sardines", shop="bakery", is_perishable=True, unit="kilo")
    sell(fish, [n * 1000 for n in _weeks(4, 6)])
    (line,) = _made(scene)
    assert 4500 <= line.quantity <= 8000
    assert line.quantity % 100 == 0


def test_a_day_of_losses_alone_teaches_no_sales(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, _weeks(40, 80), last=FRIDAY - timedelta(1))
    DaySale.objects.create(item=bread, day=FRIDAY, quantity=0, thrown_away=4)
    past = past_of(organisation=scene.bakery.organisation, items=[bread], until=FRIDAY)
    assert FRIDAY not in {past.day(row) for row in range(len(past.sold))} or not past.is_told[-1]


def test_a_day_of_hand_overs_alone_is_not_told_yet(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, [40] * 7)
    DaySale.objects.filter(item=bread, day=FRIDAY).update(quantity=1, handed_over=1)
    past = past_of(organisation=scene.bakery.organisation, items=[bread], until=FRIDAY)
    assert past.sold[-2, 0] == 40
    assert not past.is_told[-1]


def test_where_only_hand_overs_are_known_they_are_the_sales(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, [3] * 7)
    DaySale.objects.filter(item=bread).update(handed_over=3)
    past = past_of(organisation=scene.bakery.organisation, items=[bread], until=FRIDAY)
    assert (past.sold[:, 0] == 3).all()


def test_a_till_tells_zeros_and_people_do_not(scene: Scene) -> None:
    bread, cake = (scene.add(name, shop="bakery", is_perishable=True) for name in ("Baguette", "Kouign"))
    sell(bread, [5, 5, 5])
    sell(cake, [2], last=FRIDAY - timedelta(2))
    where = {"organisation": scene.bakery.organisation, "items": [bread, cake], "until": FRIDAY}
    assert past_of(**where).sold[-1, 1] != 0
    TillFile.objects.create(organisation=scene.bakery.organisation, kind="sales", as_of=EVENING)
    assert past_of(**where).sold[-1, 1] == 0


def test_a_closed_day_is_passed_over(scene: Scene) -> None:
    scene.bakery.hours = "Mo-Fr 08:00-19:00"
    scene.bakery.save()
    after = next_open(town=scene.town, card=scene.card("bakery"), after=FRIDAY)
    assert after == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("hour", "hours", "over"),
    [
        (12, "Mo-Su 08:00-19:00", False),
        (20, "Mo-Su 08:00-19:00", True),
        (20, "Mo off", True),
        (12, "Mo off", False),
    ],
)
def test_when_a_day_is_over(scene: Scene, hour: int, hours: str, over: bool) -> None:
    scene.bakery.hours = hours
    scene.bakery.save()
    now = EVENING.replace(hour=hour - 1)
    assert is_over(town=scene.town, card=scene.card("bakery"), now=now) == over


def _goods(scene: Scene, *, counted: int | None) -> Item:
    """Add an item that sells two a day, delivered on Sundays, two days after an order."""
    item = scene.add("Cahier", cost_cents=200)
    sell(item, [2] * 60)
    if counted is not None:
        stock_count(actor=HOUSE, item=item.pk, counted=counted)
    shop = scene.stationer.organisation
    choice_set(actor=HOUSE, town="redon", organisation=shop, delivery_days=["6"], lead_days=2)
    return item


def _ordered(scene: Scene) -> tuple[list[Proposed], int]:
    choice = choice_of(organisation=scene.stationer.organisation, town="redon")
    return ordered(choice=choice, today=FRIDAY)


def test_what_runs_low_is_ordered_for_its_delivery(scene: Scene) -> None:
    _goods(scene, counted=3)
    ((line,), wait) = _ordered(scene)
    assert (wait, line.day) == (0, date(2026, 11, 29))
    assert 10 <= line.quantity <= 80
    assert line.basis["left"] == 3


def test_what_there_is_enough_of_is_not_ordered(scene: Scene) -> None:
    _goods(scene, counted=500)
    assert _ordered(scene) == ([], 0)


def test_what_is_on_its_way_is_not_ordered_twice(scene: Scene) -> None:
    item = _goods(scene, counted=3)
    Advice.objects.create(item=item, day=FRIDAY + timedelta(1), quantity=500, decided=500, answer="accepted")
    assert _ordered(scene) == ([], 0)


def test_uncounted_goods_are_replaced_as_they_sold(scene: Scene) -> None:
    _goods(scene, counted=None)
    ((line,), _) = _ordered(scene)
    assert line.quantity == 14
    assert line.basis["word"] == "replace"


def test_no_order_leaves_on_another_evening(scene: Scene) -> None:
    _goods(scene, counted=3)
    choice_set(
        actor=HOUSE, town="redon", organisation=scene.stationer.organisation, delivery_days=["0"], lead_days=2
    )
    assert _ordered(scene) == ([], 1)


def test_answers_stay_when_the_list_is_made_again(scene: Scene) -> None:
    for name in ("Baguette", "Pain"):
        sell(scene.add(name, shop="bakery", is_perishable=True), _weeks(40, 80))
    first, _ = _made(scene)
    Advice.objects.filter(pk=first.pk).update(answer="changed", decided=7)
    again = _made(scene)
    assert [line.decided for line in again] == [7, None]
    shop = scene.bakery.organisation
    assert advice_accept_all(actor=HOUSE, town="redon", organisation=shop, since=FRIDAY) == 1
    assert advice_accept_all(actor=HOUSE, town="redon", organisation=shop, since=FRIDAY) == 0


def test_the_runner_makes_the_lists_that_are_due_once(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("halles.stalls.stock.schedule.timezone.now", lambda: EVENING)
    sell(scene.add("Baguette", shop="bakery", is_perishable=True), _weeks(40, 80))
    make_lists()
    assert not Advice.objects.exists()
    choice_set(actor=HOUSE, town="redon", organisation=scene.bakery.organisation, is_listed=True)
    make_lists()
    made = Advice.objects.get()
    make_lists()
    assert Advice.objects.get().pk == made.pk
    assert ShopChoice.objects.get(is_listed=True).listed_for == date(2026, 11, 28)


def test_the_list_touches_no_quantity(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, _weeks(40, 80))
    _made(scene)
    assert not Movement.objects.exists()
    assert Level.objects.get(item=bread).on_hand == 0
