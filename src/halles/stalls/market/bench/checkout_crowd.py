"""The crowd of the checkout benchmark: processes of clients, then the comparison of told and kept."""

import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from halles.journal.bench.house import fork
from halles.stalls.market.bench.checkout_client import Client
from halles.stalls.market.bench.checkout_town import Shop

PROCESSES = 5


def main(clients: int, times: int, seconds: float) -> None:
    """Let each client order so many `times`, within `seconds`; print what became of it."""
    import django

    django.setup()
    from django.db import connections

    from halles.stalls.market.bench.checkout_town import build

    home, shops = Path(os.environ["HALLES_HOME"]), build()
    _process(home, PROCESSES, shops, 1, 1, time.monotonic() + 60)  # once: what is loaded is loaded for all
    connections.close_all()
    end = time.monotonic() + seconds
    start = time.monotonic()
    share = (clients // PROCESSES, times, end)
    pids = [fork(partial(_process, home, number, shops, *share)) for number in range(PROCESSES)]
    codes = _waited(pids, start, seconds)
    if any(codes):
        raise SystemExit(f"a process of clients failed: {codes}")
    took = time.monotonic() - start
    files = [home / f"counts-{number}" for number in range(PROCESSES)]
    counts = sum((Counter(json.loads(file.read_text())) for file in files), Counter())
    sys.stdout.write(json.dumps(_figures(home, counts, took)) + "\n")


def _figures(home: Path, counts: Counter[str], took: float) -> dict[str, Any]:
    from halles.stalls.market.bench.checkout_audit import audit

    told = [json.loads(line) for file in home.glob("told-*") for line in file.read_text().splitlines()]
    handed_over = counts["handed-over"]
    return {
        "per_s": round(handed_over / took, 1),
        "handed_over": handed_over,
        "cancelled": counts["cancelled"],
        "refused": counts["refused"],
        "broken": counts["broken"],
        "broken_kinds": {kind: n for kind, n in counts.items() if kind[:1].isupper()},
        **audit(told),
    }


def _waited(pids: Sequence[int], start: float, seconds: float) -> list[int]:
    """Return how each process ended; meanwhile, tell how long they have been at it."""
    codes: list[int] = []
    for pid in pids:
        while not (ended := os.waitpid(pid, os.WNOHANG))[0]:
            time.sleep(0.2)
            done = min(seconds, time.monotonic() - start)
            sys.stdout.write(f"{round(done)} {round(seconds)}\n")
            sys.stdout.flush()
        codes.append(ended[1])
    return codes


def _process(home: Path, number: int, shops: Sequence[Shop], clients: int, times: int, end: float) -> None:
    from halles.town.public import town_list

    town = town_list()[0]
    made: list[Client] = []
    threads = []
    for each in range(clients):
        name = f"client{number}x{each}"
        told = (home / f"told-{name}").open("w")
        made.append(Client(name, town, shops, random.Random(name), told, end))  # noqa: S311
        threads.append(threading.Thread(target=_work, args=(made[-1], times)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (home / f"counts-{number}").write_text(json.dumps(sum((one.counts for one in made), Counter())))


def _work(client: Client, times: int) -> None:
    from django.db import connections

    try:
        for _n in range(times):
            if time.monotonic() < client.end:
                client.once()
    finally:
        client.told.close()
        connections.close_all()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
