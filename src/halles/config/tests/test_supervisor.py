"""The supervisor starts, restarts, stops and says who runs; it is alone on its folder."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from halles.config.paths import CannotStart
from halles.config.supervisor import Process, Supervisor, alone, house_processes

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


def test_workers_die_with_their_process():
    """What granian leaves behind when it is killed would keep the port, and answer beside its successor."""
    code = f"import subprocess; p = subprocess.Popen({SLEEP!r}); print(p.pid, flush=True); p.wait()"
    master = Process("master", [sys.executable, "-c", code])
    house = Supervisor([master], dict(os.environ))
    (house.logs / "master.log").unlink(missing_ok=True)
    house.start()
    thread = _run(house)
    _until(lambda: house.tail(master).strip())
    worker = int(house.tail(master))
    os.kill(master.popen.pid, signal.SIGKILL)
    _until(lambda: not _alive(worker))
    house.ask_to_stop()
    thread.join()
    house.stop()


def test_it_says_who_runs_and_how_often_each_was_started_again():
    one = Process("one", SLEEP)
    house = Supervisor([one], dict(os.environ))
    house.start()
    house.note()
    [before] = json.loads(house.notes.read_text())["processes"]
    assert (before["pid"], before["restarts"]) == (one.popen.pid, 0)
    thread = _run(house)
    one.popen.kill()
    _until(lambda: one.restarts and one.popen)
    house.note()
    [after] = json.loads(house.notes.read_text())["processes"]
    assert (after["pid"], after["restarts"]) == (one.popen.pid, 1)
    house.ask_to_stop()
    thread.join()
    house.stop()
    assert not house.notes.exists()


def test_a_long_log_is_set_aside(monkeypatch):
    monkeypatch.setattr("halles.config.supervisor.LOG_BYTES", 10)
    one = Process("wordy", SLEEP)
    house = Supervisor([one], dict(os.environ))
    (house.logs / "wordy.log").write_text("a log of more than ten bytes")
    house.start()
    house.stop()
    assert (house.logs / "wordy.log.1").read_text().startswith("a log")
    assert not (house.logs / "wordy.log").read_text()


def test_a_second_supervisor_on_the_same_folder_is_refused():
    with alone(), pytest.raises(CannotStart, match=f"already at work .process {os.getpid()}"), alone():
        raise AssertionError("two supervisors")
    with alone():
        pass


def test_no_password_is_on_a_command_line():
    with_server = house_processes(port=1, bell_port=2, database="", origins=["https://a.example"], host="::")
    assert "--database" not in with_server[1].command
    files = house_processes(port=1, bell_port=2, database="/x.db", origins=[], host="127.0.0.1")
    assert files[1].command[-2:] == ["--database", "/x.db"]


def test_the_bell_knows_each_public_host():
    origins = ["https://a.example", "https://b.example"]
    bell = house_processes(port=1, bell_port=2, database="", origins=origins, host="127.0.0.1")[1].command
    assert bell[-4:] == ["--origin", "https://a.example", "--origin", "https://b.example"]
