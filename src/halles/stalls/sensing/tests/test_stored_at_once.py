"""Several connections that store the same messages at once: each message is one, and each is counted."""

import threading
from collections import Counter

import pytest
from django.db import connections

from halles.stalls.sensing.commands import readings_rollup
from halles.stalls.sensing.models import Quarter, Reading, Refused
from halles.stalls.sensing.tests.sensors import HOUSE, NOW_MS, counted, device, said, store, words

WRITERS, MESSAGES = 4, 60


@pytest.mark.django_db(transaction=True)
def test_at_once() -> None:
    rows = [device("gare"), device("mairie"), device("port")]
    seen: list[str] = []

    def write(writer: int) -> None:
        try:
            for first in range(0, MESSAGES, 10):
                numbers = range(first, first + 10)
                reports = [
                    said(slug, key=f"k{n}", at=NOW_MS - n, free=n) for n in numbers for slug in order(writer)
                ]
                seen.extend(words(store(*reports, said("gare", key="x", mac=1))))
                readings_rollup(actor=HOUSE)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert Counter(seen) == {
        "stored": 3 * MESSAGES,
        "deduplicated": 3 * MESSAGES * (WRITERS - 1),
        "undeclared_field": WRITERS * MESSAGES // 10,
    }
    assert Reading.objects.count() == 3 * MESSAGES
    again = WRITERS * MESSAGES
    assert [counted(row)[:3] for row in rows[1:]] == [(again, MESSAGES, again - MESSAGES)] * 2
    assert counted(rows[0]) == (again + 24, MESSAGES, again - MESSAGES, 24)
    assert Refused.objects.get().number == 24
    readings_rollup(actor=HOUSE)
    assert sum(Quarter.objects.values_list("number", flat=True)) == 3 * MESSAGES


def order(writer: int) -> list[str]:
    """Return the devices in an order of the writer's own: none may wait for another in a circle."""
    slugs = ["gare", "mairie", "port"]
    return slugs[writer % 3 :] + slugs[: writer % 3]
