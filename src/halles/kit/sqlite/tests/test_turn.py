"""The turn, among real threads and real processes, some of them killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from halles.kit.sqlite.turn import Turn, turn_path

HOLDER = """
import sys, signal
from halles.kit.sqlite.turn import Turn
turn = Turn(sys.argv[1])
print("asks", flush=True)
turn.take()
print("has", flush=True)
sys.stdin.readline()
turn.give()
print("gave", flush=True)
"""


class Holder:
    """A process that takes the turn and keeps it until told."""

    def __init__(self, path: Path) -> None:
        self.popen = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)),
        )

    def says(self) -> str:
        """Return the next word the process prints."""
        assert self.popen.stdout
        return self.popen.stdout.readline().strip()

    def let_go(self) -> None:
        """Tell it to give its turn."""
        assert self.popen.stdin
        self.popen.stdin.write("\n")
        self.popen.stdin.flush()

    def end(self) -> None:
        """Kill it, as a power cut would."""
        self.popen.send_signal(signal.SIGKILL)
        self.popen.wait()
        assert self.popen.stdin
        assert self.popen.stdout
        self.popen.stdin.close()
        self.popen.stdout.close()


@pytest.fixture
def queue(tmp_path: Path) -> Path:
    return tmp_path / "halles.db-turn"


@pytest.fixture
def holder(queue: Path) -> Iterator[Callable[[], Holder]]:
    made: list[Holder] = []

    def make() -> Holder:
        made.append(Holder(queue))
        return made[-1]

    yield make
    for one in made:
        one.end()


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.002)


def tickets_drawn(queue: Path) -> int:
    return int.from_bytes(queue.read_bytes()[:8], "little")


def queue_up(queue: Path, order: list[int], number: int) -> threading.Thread:
    """Start a thread that takes the turn, notes its number and gives; returns once it is in the queue."""
    drawn = tickets_drawn(queue)

    def work() -> None:
        turn = Turn(str(queue))
        turn.take()
        order.append(number)
        turn.give()
        turn.close()

    thread = threading.Thread(target=work)
    thread.start()
    until(lambda: tickets_drawn(queue) == drawn + 1)
    return thread


def test_first_come_first_served(queue: Path) -> None:
    first, order = Turn(str(queue)), []
    first.take()
    threads = [queue_up(queue, order, number) for number in range(12)]
    assert order == []
    first.give()
    for thread in threads:
        thread.join(10)
    assert order == list(range(12))
    first.close()


def test_nobody_overtakes_by_asking_again(queue: Path) -> None:
    greedy, order = Turn(str(queue)), []
    greedy.take()
    thread = queue_up(queue, order, 1)
    greedy.give()
    greedy.take()
    assert order == [1]
    greedy.close()
    thread.join(10)


def test_turns_come_in_the_order_of_tickets_under_pressure(queue: Path, tmp_path: Path) -> None:
    """Without the queue, the kernel lets a process that asks at the right moment overtake those that wait."""
    served = tmp_path / "served"
    script = (
        "import sys; from halles.kit.sqlite.turn import Turn\n"
        "turn, served = Turn(sys.argv[1]), open(sys.argv[2], 'a', buffering=1)\n"
        "for _ in range(200):\n"
        "    turn.take(); served.write(f'{turn._ticket}\\n'); turn.give()\n"
    )
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    command = [sys.executable, "-c", script, str(queue), str(served)]
    processes = [subprocess.Popen(command, env=environment) for _ in range(4)]
    assert [process.wait(60) for process in processes] == [0] * 4
    assert [int(line) for line in served.read_text().split()] == list(range(4 * 200))


def test_only_one_at_a_time_among_threads_and_processes(queue: Path, tmp_path: Path) -> None:
    count = tmp_path / "count"
    count.write_text("0")
    script = (
        "import sys, pathlib; from halles.kit.sqlite.turn import Turn\n"
        "turn, count = Turn(sys.argv[1]), pathlib.Path(sys.argv[2])\n"
        "for _ in range(150):\n"
        "    turn.take(); count.write_text(str(int(count.read_text()) + 1)); turn.give()\n"
    )
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    command = [sys.executable, "-c", script, str(queue), str(count)]
    processes = [subprocess.Popen(command, env=environment) for _ in range(3)]

    def work() -> None:
        turn = Turn(str(queue))
        for _ in range(150):
            turn.take()
            count.write_text(str(int(count.read_text()) + 1))
            turn.give()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert int(count.read_text()) == 6 * 150


def test_a_killed_holder_frees_the_turn(queue: Path, holder: Callable[[], Holder]) -> None:
    one, two = holder(), None
    assert [one.says(), one.says()] == ["asks", "has"]
    two = holder()
    assert two.says() == "asks"
    until(lambda: tickets_drawn(queue) == 2)
    one.end()
    assert two.says() == "has"


def test_a_killed_waiter_neither_blocks_nor_lets_its_successor_overtake(
    queue: Path, holder: Callable[[], Holder]
) -> None:
    turn, order = Turn(str(queue)), []
    turn.take()
    waiter = holder()
    assert waiter.says() == "asks"
    until(lambda: tickets_drawn(queue) == 2)
    thread = queue_up(queue, order, 3)
    waiter.end()
    until(lambda: " -> OFDLCK" in _blocked(queue))
    assert order == []  # its predecessor is dead, the baton is not free
    turn.give()
    thread.join(10)
    assert order == [3]
    turn.close()


def _blocked(queue: Path) -> str:
    """Return the lines of the kernel's lock table about this file, waiters included."""
    inode = f":{queue.stat().st_ino} "
    return "\n".join(line for line in Path("/proc/locks").read_text().splitlines() if inode in line)


def test_closing_or_losing_a_turn_gives_it(queue: Path) -> None:
    closed, lost, next_one = Turn(str(queue)), Turn(str(queue)), Turn(str(queue))
    closed.take()
    closed.close()
    lost.take()
    del lost
    next_one.take()
    assert next_one.is_held
    next_one.close()
    next_one.close()


def test_taking_and_giving_twice_is_once(queue: Path) -> None:
    turn, other = Turn(str(queue)), Turn(str(queue))
    turn.give()
    turn.take()
    turn.take()
    turn.give()
    turn.give()
    other.take()
    other.close()
    turn.close()


def test_an_interrupted_wait_leaves_the_queue(queue: Path) -> None:
    class Rung(Exception):
        pass

    def ring(*_: object) -> None:
        raise Rung

    first, waiting, last = Turn(str(queue)), Turn(str(queue)), Turn(str(queue))
    first.take()
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(Rung):
            waiting.take()
    finally:
        signal.signal(signal.SIGALRM, before)
    assert not waiting.is_held
    first.give()
    last.take()
    last.give()
    waiting.take()
    for turn in (first, waiting, last):
        turn.close()


def test_a_forked_child_does_not_keep_its_parents_turn(queue: Path) -> None:
    """The parent dies holding the turn, its child lives on: the next writer must not wait for the child."""
    script = (
        "import os, sys, time; from halles.kit.sqlite.turn import Turn\n"
        "turn = Turn(sys.argv[1]); turn.take()\n"
        "if os.fork() == 0: print(os.getpid(), flush=True); time.sleep(20); os._exit(0)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(queue)],
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)),
    )
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    start = time.monotonic()
    try:
        turn = Turn(str(queue))
        turn.take()
        turn.close()
    finally:
        os.kill(child, signal.SIGKILL)
    assert time.monotonic() - start < 15


def test_the_side_file_is_beside_the_database() -> None:
    assert turn_path("/var/halles/halles.db") == "/var/halles/halles.db-turn"
