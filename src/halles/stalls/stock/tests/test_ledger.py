"""The ledger binds: sums hold, the chain verifies, twice is once, and any change of any field is found."""

import weakref
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from django.db.models.signals import post_init
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.stock.commands import (
    Wanted,
    goods_return,
    holds_collect,
    holds_make,
    holds_release,
    item_archive,
    item_change,
    level_own,
    stock_correct,
    stock_count,
    stock_receive,
    stock_throw_away,
)
from halles.stalls.stock.commands.items import item_held
from halles.stalls.stock.models import DaySale, Hold, Level, Movement, Source
from halles.stalls.stock.queries.ledger import ledger_verify
from halles.stalls.stock.tests.conftest import HOUSE, MARKET, Scene, kinds, level, make_scene

STEP = st.tuples(
    st.sampled_from(["count", "receive", "throw", "hold", "release", "collect", "return", "undo"]),
    st.integers(0, 1),
    st.integers(1, 4),
    st.integers(0, 3),
)


def _step(scene: Scene, step: tuple[str, int, int, int]) -> None:
    """Do one thing; a refusal is an answer like another, and must leave nothing behind."""
    what, which, n, number = step
    item = [scene.items["Carnet"], scene.items["Stylo"]][which].pk
    where: dict[str, Any] = {"town": scene.town.slug, "organisation": scene.stationer.organisation}
    one = [Wanted(f"r{which}{number}", item, n)]
    last = Movement.objects.filter(item=item).order_by("-number").first()
    acts: dict[str, Callable[[], object]] = {
        "count": lambda: stock_count(actor=HOUSE, item=item, counted=n, key=f"k{number}"),
        "receive": lambda: stock_receive(actor=HOUSE, item=item, quantity=n, key=f"k{number}"),
        "throw": lambda: stock_throw_away(actor=HOUSE, item=item, quantity=n, key=f"k{number}"),
        "hold": lambda: holds_make(actor=MARKET, wanted=one, **where),
        "release": lambda: holds_release(actor=MARKET, references=[one[0].reference], **where),
        "collect": lambda: holds_collect(actor=MARKET, taken=one, **where),
        "return": lambda: goods_return(actor=MARKET, returned=one, **where),
        "undo": lambda: stock_correct(actor=HOUSE, movement=last.pk if last else ""),
    }
    with suppress(BadInput, NotFound):
        acts[what]()


@pytest.mark.django_db(transaction=True)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=14))
def test_whatever_happens_sums_hold_and_the_chain_verifies(steps: list[tuple[str, int, int, int]]) -> None:
    with connection.cursor() as cursor:
        for table in ("stock_movement", "stock_hold", "stock_daysale", "stock_level", "stock_item"):
            cursor.execute(f"DELETE FROM {table}")
    scene = _shared_scene()
    for name in ("Carnet", "Stylo"):
        scene.add(name)
    for step in steps:
        _step(scene, step)
    for row in Level.objects.all():
        lines = Movement.objects.filter(item=row.item_id)
        held = Hold.objects.filter(item=row.item_id, state="held").aggregate(n=Sum("quantity"))["n"] or 0
        assert row.on_hand == (lines.aggregate(n=Sum("change"))["n"] or 0)
        assert row.held == held
    verified = ledger_verify(organisation=scene.stationer.organisation)
    assert verified.is_right
    assert verified.lines == Movement.objects.count()


def _shared_scene() -> Scene:
    """Return the scene, made once in the database of the test."""
    from halles.people.models import Person
    from halles.stalls.directory.models import Sheet
    from halles.town.models import Town

    town = Town.objects.first()
    if town is None:
        return make_scene()
    people = {who: Person.objects.get(name=who.title()) for who in ("anne", "bruno", "chloe")}
    bakery, stationer = Sheet.objects.get(category="bakery"), Sheet.objects.get(category="stationery")
    return Scene(town=town, bakery=bakery, stationer=stationer, **people)


FIELDS = {
    "number": 9,
    "change": 3,
    "on_hand": 3,
    "reason": "received",
    "reference": "x",
    "head": "0" * 64,
}


@pytest.mark.parametrize("field", [*FIELDS, "item", "occurred_at", "nothing"])
def test_any_change_of_any_field_is_found(scene: Scene, field: str) -> None:
    book, pen = scene.add("Carnet"), scene.add("Stylo")
    for number, item in enumerate((book, pen, book)):
        stock_count(actor=HOUSE, item=item.pk, counted=number + 5)
    second = Movement.objects.get(number=2)
    values = {**FIELDS, "item": book.pk, "occurred_at": second.occurred_at + timedelta(microseconds=1)}
    if field != "nothing":
        Movement.objects.filter(pk=second.pk).update(**{field: values[field]})
    verified = ledger_verify(organisation=scene.stationer.organisation)
    assert verified.is_right == (field == "nothing")


def test_a_line_that_is_removed_is_found_even_the_last(scene: Scene) -> None:
    book = scene.add("Carnet")
    for counted in (5, 6, 7):
        stock_count(actor=HOUSE, item=book.pk, counted=counted)
    Movement.objects.filter(number=3).delete()
    assert ledger_verify(organisation=scene.stationer.organisation).levels == (book.pk,)
    Movement.objects.filter(number=1).delete()
    assert ledger_verify(organisation=scene.stationer.organisation).broken == 1


def test_a_long_ledger_is_read_without_being_held_whole(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("halles.stalls.stock.queries.ledger.AT_ONCE", 5)
    book = scene.add("Carnet")
    for counted in range(40):
        stock_count(actor=HOUSE, item=book.pk, counted=counted)
    alive, most = weakref.WeakSet[Movement](), 0

    def made(instance: Movement, **_more: object) -> None:
        nonlocal most
        alive.add(instance)
        most = max(most, len(alive))

    post_init.connect(made, sender=Movement)
    verified = ledger_verify(organisation=scene.stationer.organisation)
    post_init.disconnect(made, sender=Movement)
    assert (verified.lines, verified.is_right) == (40, True)
    assert verified.head == Movement.objects.get(number=40).head
    assert most <= 11


def test_after_a_fault_the_head_is_still_that_of_the_last_line(scene: Scene) -> None:
    book = scene.add("Carnet")
    for counted in (5, 6, 7):
        stock_count(actor=HOUSE, item=book.pk, counted=counted)
    Movement.objects.filter(number=2).update(change=9)
    verified = ledger_verify(organisation=scene.stationer.organisation)
    assert (verified.broken, verified.lines) == (2, 3)
    assert verified.head == Movement.objects.get(number=3).head


def test_a_count_sent_twice_counts_once(scene: Scene) -> None:
    book = scene.add("Carnet")
    first = stock_count(actor=scene.actor("bruno"), item=book.pk, counted=5, key="k")
    stock_receive(actor=scene.actor("bruno"), item=book.pk, quantity=2, key="k")
    again = stock_count(actor=scene.actor("bruno"), item=book.pk, counted=5, key="k")
    assert again.pk == first.pk
    assert level(book).on_hand == 7
    assert kinds().count("stock-moved") == 2


def test_a_first_count_taken_back_leaves_the_item_unknown(scene: Scene) -> None:
    book = scene.add("Carnet")
    counted = stock_count(actor=HOUSE, item=book.pk, counted=0)
    assert level(book).emptied_at
    for _ in range(2):
        stock_correct(actor=HOUSE, movement=counted.pk)
    row = level(book)
    assert (row.on_hand, row.seen_at, row.emptied_at) == (0, None, None)
    assert Movement.objects.count() == 2


def test_a_later_count_taken_back_leaves_the_one_before(scene: Scene) -> None:
    book = scene.add("Carnet")
    first = stock_count(actor=HOUSE, item=book.pk, counted=5)
    wrong = stock_count(actor=HOUSE, item=book.pk, counted=50)
    stock_correct(actor=HOUSE, movement=wrong.pk)
    assert (level(book).on_hand, level(book).seen_at) == (5, first.occurred_at)


def test_what_is_thrown_away_counts_for_its_day_until_it_is_taken_back(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    stock_count(actor=HOUSE, item=bread.pk, counted=10)
    line = stock_throw_away(actor=HOUSE, item=bread.pk, quantity=4)
    assert (level(bread).on_hand, DaySale.objects.get(item=bread).thrown_away) == (6, 4)
    stock_correct(actor=HOUSE, movement=line.pk)
    assert (level(bread).on_hand, DaySale.objects.get(item=bread).thrown_away) == (10, 0)


def test_what_is_delivered_to_an_empty_shelf_is_known(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_receive(actor=HOUSE, item=book.pk, quantity=12)
    assert (level(book).on_hand, level(book).seen_at is None) == (12, False)


def test_what_the_till_counts_is_not_counted_by_hand_until_one_says_so(scene: Scene) -> None:
    book = scene.add("Carnet")
    Level.objects.filter(item=book).update(source=Source.TILL)
    for act in (
        lambda: stock_count(actor=HOUSE, item=book.pk, counted=1),
        lambda: stock_receive(actor=HOUSE, item=book.pk, quantity=1),
        lambda: stock_throw_away(actor=HOUSE, item=book.pk, quantity=1),
    ):
        with pytest.raises(BadInput, match="Carnet"):
            act()
    level_own(actor=scene.actor("bruno"), item=book.pk)
    level_own(actor=scene.actor("bruno"), item=book.pk)
    assert stock_count(actor=HOUSE, item=book.pk, counted=1).on_hand == 1
    assert kinds().count("item-changed") == 1


def test_what_orders_moved_is_not_taken_back_here(scene: Scene) -> None:
    book = scene.add("Carnet")
    one = [Wanted("l1", book.pk, 1)]
    holds_collect(actor=MARKET, town="redon", organisation=scene.stationer.organisation, taken=one)
    with pytest.raises(BadInput):
        stock_correct(actor=HOUSE, movement=Movement.objects.get().pk)


@pytest.mark.parametrize("who", ["anne", "chloe", ""])
def test_only_who_keeps_the_shop_touches_its_stock(scene: Scene, who: str) -> None:
    actor = scene.actor(who) if who else NOBODY
    book = scene.add("Carnet").pk
    line = stock_count(actor=HOUSE, item=book, counted=3)
    with pytest.raises(Refused):
        stock_count(actor=actor, item=book, counted=1)
    with pytest.raises(Refused):
        item_held(actor=actor, item=book)
    with pytest.raises(Refused):
        stock_receive(actor=actor, item=book, quantity=1)
    with pytest.raises(Refused):
        stock_throw_away(actor=actor, item=book, quantity=1)
    with pytest.raises(Refused):
        stock_correct(actor=actor, movement=line.pk)
    with pytest.raises(Refused):
        level_own(actor=actor, item=book)
    with pytest.raises(Refused):
        item_change(actor=actor, item=book, name="Mien")
    with pytest.raises(Refused):
        item_archive(actor=actor, item=book)
    assert Movement.objects.count() == 1
