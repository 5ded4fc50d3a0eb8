"""Kill writers and runners at random instants (`kill -9`), then count what was lost, skipped or repeated.

Writers commit late or roll back, and acknowledge an entry only once it is committed. The runner gives
positions and takes a reaction through the journal; a reader follows live. Afterwards each acknowledged entry
must be there, and the reader and the reaction must have met every position exactly once, without a gap.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from halles.journal.bench.house import Rung, command, fork, open_house
from halles.kit.ids import ID_LENGTH

WRITERS = 4
CATCH_UP_SECONDS = 60.0
_LINE = ID_LENGTH + 1


class Scene:
    """The processes, and what the parent saw of them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.receive, self.send = os.pipe()
        os.set_blocking(self.receive, False)
        self.acknowledged: list[str] = []
        self.rolled_back: list[str] = []
        self.seen: list[tuple[int, str]] = []
        self.writers = [self._writer() for _ in range(WRITERS)]
        self.runner = fork(_run)

    def _writer(self) -> int:
        seed = self.random.random()
        return fork(lambda: _write(self.send, random.Random(seed)))  # noqa: S311

    def kill_one(self) -> None:
        """Kill a writer or, one time in four, the runner, and start another in its place."""
        if self.random.random() < 0.25:
            _kill(self.runner)
            self.runner = fork(_run)
            return
        index = self.random.randrange(WRITERS)
        _kill(self.writers[index])
        self.writers[index] = self._writer()

    def follow(self, seconds: float) -> None:
        """Read the journal and the acknowledgements for a while, as an open page's process would."""
        end = time.monotonic() + seconds
        while True:
            self.read()
            if time.monotonic() >= end:
                return
            time.sleep(0.003)

    def read(self) -> None:
        """Read what is new."""
        from halles.journal.queries import entries_after

        for entry in entries_after(self.seen[-1][0] if self.seen else 0, 500):
            self.seen.append((entry.position or 0, entry.id))
        try:
            lines = os.read(self.receive, 1 << 16).decode()
        except BlockingIOError:
            return
        for start in range(0, len(lines), _LINE):
            kept = lines[start] == "+"
            (self.acknowledged if kept else self.rolled_back).append(lines[start + 1 : start + _LINE])

    def end(self) -> None:
        """Kill the writers, let the runner catch up, and kill it too."""
        for pid in self.writers:
            _kill(pid)
        deadline = time.monotonic() + CATCH_UP_SECONDS
        while not self._is_caught_up() and time.monotonic() < deadline:
            self.follow(0.05)
        _kill(self.runner)
        self.read()

    def _is_caught_up(self) -> bool:
        from halles.journal.models import Cursor, Entry

        if Entry.objects.filter(position__isnull=True).exists():
            return False
        head = self.seen[-1][0] if self.seen else 0
        newer = Entry.objects.filter(position__gt=head).exists()
        return not newer and Cursor.objects.filter(kind=Rung.kind, position__gte=head).exists()


def main(kills: int, pause: float) -> None:
    """Kill `kills` times, some `pause` seconds apart; print the counts."""
    open_house()
    from halles.journal.reactions import react

    react(Rung)(effect)
    scene = Scene(seed=kills)
    scene.follow(0.5)
    for number in range(kills):
        scene.follow(scene.random.uniform(0.2, 1.8) * pause)
        scene.kill_one()
        sys.stdout.write(f"{number + 1} {kills}\n")
        sys.stdout.flush()
    scene.end()
    sys.stdout.write(json.dumps({"kills": kills, **verdict(scene)}) + "\n")


def verdict(scene: Scene) -> dict[str, Any]:
    """Compare what is in the tables with what was acknowledged, read and done."""
    from django.db import connection

    from halles.journal.models import Entry

    kept = dict(Entry.objects.values_list("id", "position"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT position FROM bench_effect")
        effects = [row[0] for row in cursor.fetchall()]
    read = [position for position, _ in scene.seen]
    expected = range(1, len(kept) + 1)
    ghosts = [entry for entry in scene.rolled_back if entry in kept]
    return {
        "entries": len(kept),
        "acknowledged": len(scene.acknowledged),
        "rolled_back": len(scene.rolled_back),
        "lost": sum(not kept.get(entry) for entry in scene.acknowledged),
        "skipped": _missing(expected, read)
        + _missing(expected, effects)
        + _missing(expected, list(kept.values())),
        "repeated": _surplus(expected, read) + _surplus(expected, effects) + len(ghosts),
    }


def _missing(expected: Sequence[int], met: Sequence[int | None]) -> int:
    return len(set(expected) - set(met))


def _surplus(expected: Sequence[int], met: Sequence[int | None]) -> int:
    return sum((Counter(met) - Counter(expected)).values())


def effect(entry: Any, event: Rung) -> None:
    """The reaction: one row for each time it is called."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_effect (position) VALUES (%s)", [entry.position])


def _write(send: int, chance: random.Random) -> None:
    """Write until killed: commit late, sometimes roll back, then tell the parent in one atomic line."""
    while True:
        roll_back = chance.random() < 0.2
        entry = command(roll_back=roll_back, pause=_late(chance))
        os.write(send, f"{'-' if roll_back else '+'}{entry}".encode())
        time.sleep(chance.random() * 0.004)


def _late(chance: random.Random) -> Callable[[], None]:
    return lambda: time.sleep(chance.random() * 0.004)


def _run() -> None:
    from halles.journal.runner import run

    run(threading.Event())


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
