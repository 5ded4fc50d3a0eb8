"""Several act at the same moment: one has the last piece, a press is done once, nobody waits in a circle."""

import threading
import time
from collections.abc import Callable, Sequence

import pytest
from django.db import connection, transaction
from django.utils import timezone

from halles.kit.errors import BadInput
from halles.stalls.stock.commands import (
    Found,
    Told,
    Wanted,
    day_report,
    holds_collect,
    holds_make,
    item_change,
    stock_count,
    stock_take,
)
from halles.stalls.stock.commands.till import till_file_read, till_mapping_confirm
from halles.stalls.stock.engine.till import Article, Reading
from halles.stalls.stock.engine.till import Level as TillLevel
from halles.stalls.stock.models import DaySale, Hold, Item, Movement
from halles.stalls.stock.queries.ledger import ledger_verify
from halles.stalls.stock.tests.conftest import HOUSE, MARKET, Scene, level
from halles.stalls.stock.tests.till_day import mapping

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(acts: Sequence[Callable[[], object]]) -> list[Exception]:
    """Do all of them at the same moment; return what went wrong."""
    gate, wrong = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
        except Exception as problem:
            wrong.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_the_last_piece_goes_to_one(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=1)

    def want(reference: str) -> None:
        one = [Wanted(reference, book.pk, 1)]
        holds_make(actor=MARKET, town="redon", organisation=scene.stationer.organisation, wanted=one)

    wrong = _at_once([lambda n=n: want(f"l{n}") for n in range(6)])  # type: ignore[misc]
    assert Hold.objects.count() == 1
    assert [type(problem) for problem in wrong] == [BadInput] * 5
    assert level(book).held == 1


def test_lines_written_at_once_stay_one_chain(scene: Scene) -> None:
    items = [scene.add(name) for name in ("Carnet", "Stylo", "Gomme", "Règle")]
    acts = [lambda item=item: stock_count(actor=HOUSE, item=item.pk, counted=3) for item in items]  # type: ignore[misc]
    assert not _at_once(acts)
    verified = ledger_verify(organisation=scene.stationer.organisation)
    assert (verified.lines, verified.is_right) == (4, True)


def test_a_list_sent_twice_at_once_counts_once(scene: Scene) -> None:
    found = [Found(3, item=scene.add("Carnet").pk), Found(5, name="Stylo")]
    where = {"town": "redon", "organisation": scene.stationer.organisation}
    answers: list[int] = []

    def take() -> None:
        answers.append(len(stock_take(actor=HOUSE, found=found, key="k", **where)))

    assert not _at_once([take] * 3)
    assert answers == [2, 2, 2]
    assert (Item.objects.count(), Movement.objects.count()) == (2, 2)


def test_a_list_of_new_things_and_counts_of_others_wait_for_each_other_in_turn(scene: Scene) -> None:
    book = scene.add("Carnet")
    where = {"town": "redon", "organisation": scene.stationer.organisation}

    def take(n: int) -> None:
        found = [Found(1, name=f"Stylo {n} {m}") for m in range(8)]
        stock_take(actor=HOUSE, found=found, key=f"k{n}", **where)

    def count() -> None:
        for counted in range(6):
            stock_count(actor=HOUSE, item=book.pk, counted=counted)

    for n in range(3):
        assert not _at_once([lambda n=n: take(n), count])  # type: ignore[misc]
    assert ledger_verify(organisation=scene.stationer.organisation).is_right


def test_an_item_is_changed_while_it_is_counted(scene: Scene) -> None:
    book = scene.add("Carnet")
    is_counted = threading.Event()

    def count_slowly() -> None:
        with transaction.atomic():
            stock_count(actor=HOUSE, item=book.pk, counted=3)
            is_counted.set()
            time.sleep(0.3)

    def change() -> None:
        is_counted.wait(5)
        item_change(actor=HOUSE, item=book.pk, name="Carnet bleu")

    assert not _at_once([count_slowly, change])
    assert (level(book).on_hand, Item.objects.get().name) == (3, "Carnet bleu")


def test_a_tills_file_sent_twice_at_once_adds_its_articles_once(scene: Scene) -> None:
    where = {"town": "redon", "organisation": scene.stationer.organisation}
    till_mapping_confirm(actor=HOUSE, mapping=mapping("stock"), **where)
    levels = [TillLevel(n, Article("", "", f"Carnet {n}"), 3000) for n in range(5)]
    added: list[int] = []

    def read() -> None:
        told = till_file_read(actor=HOUSE, mapping=mapping("stock"), reading=Reading(levels=levels), **where)
        added.append(told.added)

    assert not _at_once([read] * 3)
    assert (sorted(added), Item.objects.count()) == ([0, 0, 5], 5)


def test_a_day_is_told_while_an_order_leaves(scene: Scene) -> None:
    items = sorted(scene.add(f"Carnet {n}").pk for n in range(12))
    where = {"town": "redon", "organisation": scene.stationer.organisation}
    today = timezone.localdate()

    def tell() -> None:
        day_report(
            actor=HOUSE, day=today, today=today, told=[Told(pk, is_sold_out=True) for pk in items], **where
        )

    def leave(n: int) -> None:
        taken = [Wanted(f"l{n} {pk}", pk, 1) for pk in reversed(items)]
        holds_collect(actor=MARKET, taken=taken, **where)

    for n in range(4):
        assert not _at_once([tell, lambda n=n: leave(n)])  # type: ignore[misc]
    assert set(DaySale.objects.values_list("handed_over", "is_sold_out")) == {(4, True)}
