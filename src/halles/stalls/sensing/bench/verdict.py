"""A process that compares what was sent with the readings, the latest values and the public balance."""

import json
import sys
import time
from typing import Any

from halles.stalls.sensing.bench.fleet import Fleet

CATCH_UP_SECONDS = 120.0


def main(count: int, devices: int) -> None:
    """Wait until `count` messages are in; print the comparison."""
    import django

    django.setup()
    deadline = time.monotonic() + CATCH_UP_SECONDS
    while _balance()["stored"] < count and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.5)  # what is handed over twice may still come
    sys.stdout.write(json.dumps(_compare(_balance(), count, devices)) + "\n")


def _compare(balance: dict[str, int], count: int, devices: int) -> dict[str, Any]:
    rows, distinct = _one(
        "SELECT COUNT(*), COUNT(DISTINCT r.value) FROM sensing_reading r "
        "JOIN sensing_measure m ON m.id = r.measure_id WHERE m.path = 'free'"
    )
    parts = balance["stored"] + balance["deduplicated"] + balance["refused"]
    return balance | {
        "sent": count,
        "lost": count - distinct,
        "duplicated": rows - distinct,
        "stale": _stale(count, devices),
        "miscounted": abs(balance["stored"] - rows) + abs(balance["received"] - parts),
    }


def _balance() -> dict[str, int]:
    names = ("received", "stored", "deduplicated", "refused")
    sums = ", ".join(f"COALESCE(SUM({name}), 0)" for name in names)
    return dict(zip(names, map(int, _one(f"SELECT {sums} FROM sensing_balance")), strict=True))  # noqa: S608


def _stale(count: int, devices: int) -> int:
    """Return how many sensors have another latest value than the last they sent."""
    from halles.stalls.sensing.models import Measure

    fleet = Fleet(devices)
    last = {fleet.slug(number): float(number) for number in range(max(0, count - devices), count)}
    shown = dict(Measure.objects.filter(path="free").values_list("device__slug", "value"))
    return sum(shown.get(slug) != value for slug, value in last.items())


def _one(sql: str) -> tuple[Any, ...]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)
        return tuple(cursor.fetchone())


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
