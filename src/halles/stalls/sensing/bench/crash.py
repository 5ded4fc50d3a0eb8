"""`ingest-crash`: kill gateway and database at random instants; nothing is lost, nothing counts twice."""

import json
import random
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from halles.kit import cluster, mosquitto
from halles.kit.progress import Progress
from halles.stalls.sensing.bench.embedded import SPEAKERS
from halles.stalls.sensing.bench.fleet import ROOT
from halles.stalls.sensing.bench.house import BENCH, House, Process, folder, process
from halles.stalls.sensing.bench.ingest import BROKER

DEVICES: Final = 500
BATCHES: Final = 200
"""Whose commits and fdatasync are counted."""

Tell = Callable[[str, int, int], None]


class Site(NamedTuple):
    """One folder: its database, its broker, how much goes through it and how often something is killed."""

    name: str
    database: str
    transport: str
    messages: int
    kills: int
    server_kills: int
    """Of the database server."""

    @property
    def devices(self) -> int:
        """How many devices send."""
        return SPEAKERS if self.transport == "embedded" else DEVICES


def plan(*, is_quick: bool) -> tuple[list[Site], float]:
    """Return the folders, and for how many seconds messages are sent."""
    if is_quick:
        return [
            Site("SQLite, Mosquitto", "sqlite", "mosquitto", 10_000, 7, 0),
            Site("SQLite, embedded broker", "sqlite", "embedded", 2_000, 6, 0),
            Site("PostgreSQL, Mosquitto", "postgresql", "mosquitto", 8_000, 4, 3),
        ], 15.0
    return [
        Site("SQLite, Mosquitto", "sqlite", "mosquitto", 480_000, 80, 0),
        Site("SQLite, embedded broker", "sqlite", "embedded", 60_000, 50, 0),
        Site("PostgreSQL, Mosquitto", "postgresql", "mosquitto", 460_000, 50, 30),
    ], 330.0


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Run all folders at the same time; what is not installed is said, and leaves no figure."""
    sites, seconds = plan(is_quick=quick)
    lock = threading.Lock()

    def tell(text: str, done: int, total: int) -> None:
        with lock:
            progress.step(text, done, total)

    with folder() as furnished, ThreadPoolExecutor(len(sites) + 1) as pool:
        first = pool.submit(House(furnished).furnish, DEVICES)
        each = [pool.submit(_site, site, seconds, furnished, first, tell) for site in sites]
        found = [one.result() for one in each]
    metrics: dict[str, Any] = {}
    for site, figures in zip(sites, found, strict=True):
        prefix = f"{site.database}_{site.transport}"
        metrics |= {f"{prefix}_{name}": value for name, value in figures.items()}
    return {"metrics": metrics | _together(found), "peers": {}}


def _together(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Join the folders' figures; where one could not be tried there is none, rather than a good one."""
    if any("reason" in figures for figures in found):
        return dict.fromkeys(("kills", "lost", "duplicated", "synchronous", "fsyncs", "commits"))
    asked = [each for figures in found for each in figures["durability"]]
    return {
        "kills": sum(figures["kills"] for figures in found),
        "events": sum(figures["sent"] for figures in found),
        "lost": sum(figures["lost"] + figures["stale"] + figures["refused"] for figures in found),
        "duplicated": sum(figures["duplicated"] + figures["miscounted"] for figures in found),
        "restart_s": max(figures["restart_s"] for figures in found),
        "synchronous": min(int(each) for each in asked if each.isdigit()),
        "fsyncs": sum(figures["fsyncs"] or 0 for figures in found),
        "commits": sum(figures["commits"] for figures in found),
    }


def _site(site: Site, seconds: float, furnished: Path, first: "Future[None]", tell: Tell) -> dict[str, Any]:
    """Set one folder up (on SQLite as a copy of the first one), let it suffer, return what is left."""
    try:
        with ExitStack() as stack:
            home = stack.enter_context(folder())
            server = stack.enter_context(cluster.running()) if site.database == "postgresql" else None
            url, port = "", mosquitto.free_port()
            if site.transport == "mosquitto":
                broker = stack.enter_context(mosquitto.running(*BROKER))
                url, port = broker.url, broker.port
            house = House(home, database=server.url if server else "", mqtt=url, port=port)
            tell(site.name, 0, site.kills)
            if server:
                house.furnish(DEVICES)
            else:
                first.result()
                shutil.copytree(furnished, home, dirs_exist_ok=True)
            found = _suffer(site, house, server, port, seconds, tell)
            return found | _durable(house, site) | {"kills": site.kills + site.server_kills}
    except (mosquitto.Missing, cluster.Missing) as missing:
        return {"reason": str(missing)}


def _suffer(
    site: Site, house: House, server: cluster.Cluster | None, port: int, seconds: float, tell: Tell
) -> dict[str, Any]:
    """Send at an even pace while things are killed; return the verdict."""
    words = (site.kills, seconds / (site.kills + 1))
    with process("halles.config.gateway.killing", *words, environment=house.environment) as stem:
        stem.line()
        with _sender(site, house, port, seconds) as sender, _kills(server, site.server_kills, seconds):
            sender.say("go")
            while not (line := stem.line()).startswith("{"):
                done, total = map(int, line.split())
                tell(site.name, done, total)
            sender.line()
        with process(
            f"{BENCH}.verdict", site.messages, site.devices, environment=house.environment
        ) as verdict:
            return dict(json.loads(verdict.line())) | dict(json.loads(line))


@contextmanager
def _sender(site: Site, house: House, port: int, seconds: float) -> Iterator[Process]:
    """Run who sends: one publisher to Mosquitto, or devices that each sign in and send again."""
    rate = max(1, int(site.messages / seconds))
    words: tuple[Any, ...] = (port, 0, site.messages, rate, site.devices)
    module = "resending"
    if site.transport == "mosquitto":
        module, words = "sending", (*words, ROOT, house.home / "moments")
    with process(f"{BENCH}.{module}", *words, environment=house.environment) as sender:
        sender.line()
        yield sender


@contextmanager
def _kills(server: cluster.Cluster | None, kills: int, seconds: float) -> Iterator[None]:
    """Kill the database server too, at its own random instants; all of them, before the block ends."""

    def work() -> None:
        chance = random.Random(kills)  # noqa: S311
        for _ in range(kills):
            time.sleep(chance.uniform(0.2, 1.8) * seconds / (kills + 1))
            assert server
            server.crash()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        yield
        done.result()


def _durable(house: House, site: Site) -> dict[str, Any]:
    """Store some batches more, and compare their commits with what reached the disk.

    The page cache survives a kill: that nothing was lost proves nothing of a power cut, this does.
    """
    words = (BATCHES, site.messages, site.devices)
    if site.database == "postgresql":  # the server counts for itself
        with process(f"{BENCH}.durable", *words, environment=house.environment) as stored:
            return dict(json.loads(stored.line()))
    if not shutil.which("strace"):
        return {"fsyncs": None, "commits": 0, "fsyncs_reason": "strace is not installed"}
    trace = house.home / "trace"
    prefix = ("strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(trace))
    with process(f"{BENCH}.durable", *words, environment=house.environment, prefix=prefix) as stored:
        commits = json.loads(stored.line())["commits"]
    return {"fsyncs": len(re.findall(r"\bf(?:data)?sync\(", trace.read_text())), "commits": commits}
