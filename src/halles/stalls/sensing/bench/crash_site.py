"""One folder of the crash test: a prepared process forks the gateway, kills it at any instant, forks another.

Afterwards it compares what was sent with the readings, with the latest values and with the public balance.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from typing import Any

from halles.stalls.sensing.bench.fleet import Fleet

CATCH_UP_SECONDS = 120.0


class Gateway:
    """The forked gateway, and how long each took until it served."""

    def __init__(self) -> None:
        self.restarts: list[float] = []
        self.durability: set[str] = set()
        self.pid = 0

    def start(self) -> None:
        """Fork one; return once it serves."""
        began = time.monotonic()
        receive, send = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if not self.pid:
            os.close(receive)
            _serve(send)
        os.close(send)
        with os.fdopen(receive) as pipe:
            self.durability.add(pipe.readline().strip())
        self.restarts.append(time.monotonic() - began)

    def kill(self) -> None:
        """Kill it, whatever it is doing."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def stop(self) -> None:
        """End it as the supervisor would."""
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)


def main(kills: int, pause: float, count: int, devices: int) -> None:
    """Kill `kills` times, `pause` seconds apart on average; then wait for the word that all was sent."""
    import django

    django.setup()
    from halles.config.gateway import broker, outside  # noqa: F401  # forked, it need not read them again
    from halles.stalls.sensing.devices import HANDLERS  # noqa: F401

    chance, gateway = random.Random(f"{kills} {count}"), Gateway()  # noqa: S311
    gateway.start()
    _tell("ready")
    for number in range(kills):
        time.sleep(chance.uniform(0.2, 1.8) * pause)
        gateway.kill()
        gateway.start()
        _tell(f"{number + 1} {kills}")
    _tell("killed")
    sys.stdin.readline()
    found = _verdict(count, devices)
    gateway.stop()
    restart_s = round(max(gateway.restarts), 3)
    _tell(json.dumps(found | {"restart_s": restart_s, "durability": sorted(gateway.durability)}))


def _serve(send: int) -> None:
    """Be the gateway until killed, or told to end; say when devices are heard, and how durably it writes."""
    from halles.config.gateway import Gateway as House
    from halles.config.gateway import run
    from halles.doors.devices import Registry
    from halles.journal.commands import heartbeat
    from halles.stalls.sensing.devices import HANDLERS

    async def whole() -> None:
        stop, house = asyncio.Event(), House(Registry(HANDLERS), heartbeat)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        running = asyncio.create_task(run(stop, house))
        while not house.is_connected:
            await asyncio.sleep(0.002)
        os.write(send, f"{await _durability(house)}\n".encode())
        await running

    code = 1
    try:
        asyncio.run(whole())
        code = 0
    finally:
        os._exit(code)


async def _durability(house: Any) -> str:
    """Ask the connection of the gateway's own writer; the server may just have been killed."""
    while True:
        try:
            return str(await house.in_writer(durability))
        except Exception:
            await asyncio.sleep(0.02)


def durability() -> str:
    """Return what this very connection says of its commits: SQLite's `synchronous`, PostgreSQL's settings."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            return str(cursor.fetchone()[0])
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        return "/".join(cursor.fetchone())


def _verdict(count: int, devices: int) -> dict[str, Any]:
    """Wait until all is in; compare."""
    deadline = time.monotonic() + CATCH_UP_SECONDS
    while _balance()["stored"] < count and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.5)  # what is handed over twice may still come
    balance = _balance()
    rows, distinct = _one(
        "SELECT COUNT(*), COUNT(DISTINCT r.value) FROM sensing_reading r "
        "JOIN sensing_measure m ON m.id = r.measure_id WHERE m.path = 'free'"
    )
    parts = ("stored", "deduplicated", "refused")
    return balance | {
        "sent": count,
        "lost": count - distinct,
        "duplicated": rows - distinct,
        "stale": _stale(count, devices),
        "miscounted": abs(balance["stored"] - rows)
        + abs(balance["received"] - sum(balance[part] for part in parts)),
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


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
