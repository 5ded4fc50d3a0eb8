"""Two customers want the last piece at the same moment: one has it, the other reads that there is none."""

import threading

import pytest
from django.db import connection

from halles.kit.errors import BadInput
from halles.stalls.stock.commands import Wanted, holds_make, stock_count
from halles.stalls.stock.models import Hold
from halles.stalls.stock.queries.ledger import ledger_verify
from halles.stalls.stock.tests.conftest import HOUSE, MARKET, Scene, level

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(acts: list[object]) -> None:
    gate = threading.Barrier(len(acts))

    def run(act: object) -> None:
        gate.wait()
        try:
            act()  # type: ignore[operator]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_last_piece_goes_to_one(scene: Scene) -> None:
    book = scene.add("Carnet")
    stock_count(actor=HOUSE, item=book.pk, counted=1)
    refused: list[str] = []

    def want(reference: str) -> None:
        one = [Wanted(reference, book.pk, 1)]
        try:
            holds_make(actor=MARKET, town="redon", organisation=scene.stationer.organisation, wanted=one)
        except BadInput as problem:
            refused.append(problem.field)

    _at_once([lambda n=n: want(f"l{n}") for n in range(6)])
    assert Hold.objects.count() == 1
    assert len(refused) == 5
    assert level(book).held == 1


def test_lines_written_at_once_stay_one_chain(scene: Scene) -> None:
    items = [scene.add(name) for name in ("Carnet", "Stylo", "Gomme", "Règle")]
    _at_once([lambda item=item: stock_count(actor=HOUSE, item=item.pk, counted=3) for item in items])
    verified = ledger_verify(organisation=scene.stationer.organisation)
    assert (verified.lines, verified.is_right) == (4, True)
