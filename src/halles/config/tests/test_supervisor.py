"""The supervisor starts, restarts and stops; the port finder passes over what is taken."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

from halles.config.supervisor import Process, Supervisor, free_port, wait_for

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def _run(house: Supervisor) -> threading.Thread:
    thread = threading.Thread(target=house.watch)
    thread.start()
    return thread


def _until(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_what_dies_is_started_again_and_all_stop():
    one = Process("one", SLEEP)
    house = Supervisor([one], dict(os.environ))
    house.start()
    thread = _run(house)
    first = one.popen
    first.send_signal(signal.SIGKILL)
    _until(lambda: one.popen is not None and one.popen is not first)
    house.ask_to_stop()
    thread.join()
    house.stop()
    assert one.popen.poll() is not None
    assert one.failures == 1


def test_a_deaf_process_is_killed(monkeypatch):
    monkeypatch.setattr("halles.config.supervisor.STOP_SECONDS", 0.3)
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True)"
    code += "; time.sleep(60)"
    deaf = Process("deaf", [sys.executable, "-c", code])
    house = Supervisor([deaf], dict(os.environ))
    house.start()
    _until(lambda: "deaf" in house.tail(deaf))
    house.stop()
    assert deaf.popen.returncode == -signal.SIGKILL


def test_no_orphan_when_the_supervisor_is_killed(tmp_path):
    code = (
        "import os, sys, time; from halles.config.supervisor import Process, Supervisor\n"
        f"h = Supervisor([Process('child', {SLEEP!r})], dict(os.environ)); h.start()\n"
        "print(h.processes[0].popen.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=_environment()
    )
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    _until(lambda: not _alive(child))


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _environment() -> dict[str, str]:
    return dict(os.environ, PYTHONPATH=os.pathsep.join(p for p in sys.path if p))


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port, taken=set()) > port
        assert free_port(port, taken={port + 1}) > port + 1


def test_waiting_for_a_dead_process_ends_at_once():
    dead = Process("dead", [], popen=subprocess.Popen([sys.executable, "-c", ""]))
    dead.popen.wait()
    began = time.monotonic()
    assert not wait_for(1, seconds=30, alive=dead)
    assert time.monotonic() - began < 5
