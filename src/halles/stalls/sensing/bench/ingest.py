"""`ingest`: durable messages a second beside Mosquitto's own, and how soon after sending each can be read."""

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from halles.kit.mosquitto import Broker, Missing, running
from halles.kit.progress import Progress
from halles.stalls.sensing.bench import fleet
from halles.stalls.sensing.bench.embedded import embedded_rate
from halles.stalls.sensing.bench.house import BENCH, Counts, House, Process, folder, process

DEVICES: Final = 2000
PROBES: Final = 25
"""Sensors whose figures the reader looks at, all the time."""
RATES: Final = (1000, 5000)
BROKER: Final = ("max_inflight_messages 20000", "max_queued_messages 0")
"""As docs/operating.md advises: the same for the raw peer."""
TICKS: Final = os.sysconf("SC_CLK_TCK")


class Plan:
    """How much is measured."""

    def __init__(self, *, is_quick: bool) -> None:
        self.rounds = 2 if is_quick else 7
        self.messages = 30_000 if is_quick else 100_000
        self.seconds = 5 if is_quick else 20
        """At each rate."""


class Scene:
    """The broker, the house and its gateway; messages are numbered through the whole run."""

    def __init__(self, broker: Broker, house: House, gateway: Process) -> None:
        self.broker, self.house, self.gateway = broker, house, gateway
        self.sent = 0
        self.before = Counts(0, 0, 0, 0)

    def warm_up(self) -> None:
        """Send single messages until one comes through: then the gateway has subscribed."""
        while not self.house.counts().received:
            self.send(1)
            time.sleep(0.1)
        self.send(DEVICES)
        time.sleep(1)
        self.before, self.first = self.house.counts(), self.sent

    def send(self, count: int, *, rate: int = 0) -> tuple[float, float]:
        """Publish the next `count` messages; return when the first left and the last was acknowledged."""
        with self.sender(count, rate) as sender:
            return self.go(sender, count)

    @contextmanager
    def sender(self, count: int, rate: int, root: str = fleet.ROOT) -> Iterator[Process]:
        """Run the sender of the next `count` messages, ready to go."""
        words = (self.broker.port, self.sent, count, rate, DEVICES, root, self.moments)
        with process(f"{BENCH}.sending", *words, environment=self.house.environment) as sender:
            sender.line()
            yield sender
        self.moments.unlink(missing_ok=True)

    def go(self, sender: Process, count: int) -> tuple[float, float]:
        """Let it go; count what it sent."""
        sender.say("go")
        began, ended = json.loads(sender.line())
        self.sent += count
        return began, ended

    @property
    def moments(self) -> Path:
        """Where the sender says when each message left."""
        return self.house.home / "moments"

    def cpu(self) -> float:
        """Return the processor seconds that the gateway has used."""
        fields = Path(f"/proc/{self.gateway.popen.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure; without Mosquitto there is nothing to compare with, and that is said."""
    plan = Plan(is_quick=quick)
    try:
        with running(*BROKER) as broker, folder() as home:
            metrics = _measure(broker, House(home, mqtt=broker.url), plan, progress.step)
            metrics["broker"] = broker.version
    except Missing as missing:
        return {"metrics": {"vs_broker": None, "reason": str(missing)}, "peers": {}}
    peers = {"mosquitto": {"events_per_s": metrics.pop("broker_events_per_s")}}
    return {"metrics": metrics, "peers": peers}


Tell = Callable[[str, int, int], None]


def _measure(broker: Broker, house: House, plan: Plan, tell: Tell) -> dict[str, Any]:
    tell("tables and fleet", 0, 1)
    house.furnish(DEVICES)
    tell("tables and fleet", 1, 1)
    environment = house.environment
    with (
        process("halles.config.runner", environment=environment),
        process("halles.config.gateway", environment=environment) as gateway,
    ):
        scene = Scene(broker, house, gateway)
        scene.warm_up()
        figures = _throughput(scene, plan, tell) | _delays(scene, plan, tell)
        figures |= _proof(scene)
    tell("embedded broker", 0, 1)
    figures |= embedded_rate(house, scene.sent, plan.messages // 10)
    tell("embedded broker", 1, 1)
    return figures


def _throughput(scene: Scene, plan: Plan, tell: Tell) -> dict[str, Any]:
    """Interleave rounds of the raw peer and of ours: they share the machine's moods."""
    raw, ours, cost = [], [], []
    for number in range(plan.rounds):
        raw.append(_raw_round(scene, plan.messages))
        spent = scene.cpu()
        ours.append(_our_round(scene, plan.messages))
        cost.append((scene.cpu() - spent) / plan.messages)
        tell("rounds, the broker alone and ours", number + 1, plan.rounds)
    middle = statistics.median
    return {
        "vs_broker": round(middle(mine / peer for mine, peer in zip(ours, raw, strict=True)), 3),
        "events_per_s": round(middle(ours)),
        "broker_events_per_s": round(middle(raw)),
        "gateway_cpu_us": round(1e6 * middle(cost), 1),
        "rounds": plan.rounds,
    }


def _raw_round(scene: Scene, count: int) -> float:
    """Return messages a second from sender to raw listener through the broker, each acknowledged."""
    words = (scene.broker.port, count, f"{fleet.RAW_ROOT}/#")
    with process(f"{BENCH}.listening", *words, environment=scene.house.environment) as listener:
        listener.line()
        with scene.sender(count, 0, fleet.RAW_ROOT) as sender:
            began, _ = scene.go(sender, 0)
            ended = json.loads(listener.line())
    return count / (ended - began)


def _our_round(scene: Scene, count: int) -> float:
    """Return messages a second until the last one is committed and seen by another process."""
    wanted = scene.house.counts().received + count
    began, _ = scene.send(count)
    return count / (scene.house.wait_for(wanted) - began)


def _delays(scene: Scene, plan: Plan, tell: Tell) -> dict[str, Any]:
    """Send at each rate; a reader in another process notes when each figure can be read."""
    figures: dict[str, Any] = {}
    for index, rate in enumerate(RATES):
        count = rate * plan.seconds
        with scene.sender(count, rate) as sender:
            words = (scene.sent, count, DEVICES, PROBES, scene.moments)
            with process(f"{BENCH}.watching", *words, environment=scene.house.environment) as reader:
                reader.line()
                reader.say(str(plan.seconds + 1))
                wanted = scene.house.counts().received + count
                scene.go(sender, count)
                scene.house.wait_for(wanted)
                found = json.loads(reader.line())
        figures |= _quantiles(rate, found)
        tell("delays", index + 1, len(RATES))
    return figures


def _quantiles(rate: int, found: dict[str, Any]) -> dict[str, Any]:
    delays = found["delays"]
    return {
        f"p50_ms_{rate}": round(delays[len(delays) // 2], 1),
        f"p99_ms_{rate}": round(delays[len(delays) * 99 // 100], 1),
        f"max_ms_{rate}": round(delays[-1], 1),
        f"seen_{rate}": len(delays),
        f"looks_{rate}": found["looks"],
    }


def _proof(scene: Scene) -> dict[str, Any]:
    """Compare what was sent since the warming up with the balance, the readings and the latest values."""
    counts = Counts(*(now - then for now, then in zip(scene.house.counts(), scene.before, strict=True)))
    sent = scene.sent - scene.first
    (rows, distinct) = scene.house.read(
        "SELECT COUNT(*), COUNT(DISTINCT r.value) FROM sensing_reading r JOIN sensing_measure m "
        "ON m.id = r.measure_id WHERE m.path = 'free' AND r.value >= ?",
        scene.first,
    )[0]
    newest = {row[0] for row in scene.house.read("SELECT value FROM sensing_measure WHERE path = 'free'")}
    stale = len(set(range(scene.sent - DEVICES, scene.sent)) - newest)
    return {
        "sent": sent,
        "lost": max(0, sent - distinct) + max(0, sent - counts.received) + stale,
        "duplicated": rows - distinct + counts.deduplicated,
        "balanced": counts.received == counts.stored + counts.deduplicated + counts.refused,
        "refused": counts.refused,
    }
