"""A real bell process on a real journal."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from halles.journal.bell.tests.listening import KEY, ORIGIN, Bell, Ear, Journal, free_port, until
from halles.kit.signing import sign

TOPIC = "redon/directory"


@pytest.fixture
def bell(journal: Journal, tmp_path: Path) -> Iterator[Bell]:
    with Bell(str(tmp_path / "halles.db"), tmp_path) as running:
        yield running


def test_the_bell_is_without_django():
    code = "import sys, halles.journal.bell.__main__; sys.exit('django' in sys.modules)"
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_a_listener_is_rung_for_its_topics_only(journal, bell):
    ear = Ear(bell, TOPIC, "redon/market")
    begun = time.monotonic()
    journal.record(TOPIC, "redon/agora", f"redon/market {TOPIC} redon/market/1")
    assert ear.rings(2) == [(1, [TOPIC]), (3, ["redon/market", TOPIC])]
    assert time.monotonic() - begun < 1


def test_what_was_missed_is_replayed(journal, bell):
    ear = Ear(bell, TOPIC)
    journal.record(TOPIC)
    assert ear.rings(1) == [(1, [TOPIC])]
    ear.answer.close()
    journal.record(TOPIC, "redon/agora", TOPIC)
    assert Ear(bell, TOPIC, id=ear.id).rings(2) == [(2, [TOPIC]), (4, [TOPIC])]
    assert Ear(bell, TOPIC, last=3).rings(1) == [(4, [TOPIC])]
    assert Ear(bell, TOPIC, last=0, id="3").rings(1) == [(4, [TOPIC])]


def test_a_killed_bell_misses_nothing(journal, bell, tmp_path):
    ear = Ear(bell, TOPIC)
    journal.record(TOPIC)
    heard = ear.rings(1)
    bell.kill()
    with pytest.raises((EOFError, OSError)):
        ear.rings(1)
    journal.record(TOPIC, TOPIC)
    with Bell(bell.database, tmp_path, port=bell.port) as again:
        back = Ear(again, TOPIC, id=ear.id)
        journal.record(TOPIC)
        assert heard + back.rings(3) == [(position, [TOPIC]) for position in (1, 2, 3, 4)]


def test_further_than_a_thousand_entries_all_is_fetched_again(journal, tmp_path):
    journal.record(*[TOPIC] * 1_001)
    with Bell(str(tmp_path / "halles.db"), tmp_path) as bell:
        assert next(Ear(bell, TOPIC, last=0).events) == ("refetch", 1_001, ["all"])
        assert len(Ear(bell, TOPIC, last=1).rings(1_000)) == 1_000


def test_a_private_topic_refuses_a_stranger(journal, bell):
    def status(token: str = "") -> int:
        return bell.get(f"/?t={topic}&t={TOPIC}" + (f"&token={token}" if token else "")).status

    topic, soon = "private/people/1", datetime.now(UTC) + timedelta(hours=1)
    assert status() == 403
    assert status("nonsense") == 403
    assert status(sign("private/people/2", key=KEY, expires_at=soon)) == 403
    assert status(sign(topic, key="another key", expires_at=soon)) == 403
    assert status(sign(topic, key=KEY, expires_at=soon - timedelta(hours=2))) == 403
    ear = Ear(bell, topic, token=sign(topic, key=KEY, expires_at=soon))
    journal.record(topic)
    assert ear.rings(1) == [(1, [topic])]


def test_only_pages_of_this_site_listen(bell):
    allowed = bell.get(f"/?t={TOPIC}", Origin=ORIGIN)
    assert (allowed.status, allowed.headers["Access-Control-Allow-Origin"]) == (200, ORIGIN)
    assert allowed.headers["Content-Type"].startswith("text/event-stream")
    assert bell.get(f"/?t={TOPIC}", Origin="http://elsewhere.example").status == 403
    assert bell.get(f"/?t={TOPIC}").status == 200


MANY = "&".join(f"t={number}" for number in range(21))


@pytest.mark.parametrize("query", ["", "?t=", "?t=a%20b", "?t=" + 161 * "a", "?" + MANY])
def test_a_wish_without_measure_is_refused(bell, query):
    assert bell.get("/" + query).status == 400


def test_elsewhere_there_is_nothing(bell):
    assert bell.get("/admin").status == 404


def test_too_many_listeners_are_told_to_come_back(journal, tmp_path):
    with Bell(str(tmp_path / "halles.db"), tmp_path, options=["--listeners", "1"]) as bell:
        ear = Ear(bell, TOPIC)
        answer = bell.get(f"/?t={TOPIC}")
        assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
        ear.answer.close()
        until(lambda: bell.listeners() == 0)
        assert bell.get(f"/?t={TOPIC}").status == 200


def test_health(journal, bell):
    ear = Ear(bell, TOPIC)
    journal.record(TOPIC)
    ear.rings(1)
    assert bell.get("/health").read() == b'{"listeners": 1, "position": 1, "following": true}'


def test_a_listener_that_does_not_read_is_dropped(journal, bell):
    deaf = socket.socket()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.connect(("127.0.0.1", bell.port))
    topic = "a" * 160
    deaf.sendall(f"GET /?t={topic} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    until(lambda: bell.listeners() == 1)
    journal.record(*[topic] * 30_000)
    until(lambda: b'"listeners": 0, "position": 30000' in bell.get("/health").read(), seconds=30)
    deaf.close()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_does_not_wait_for_open_streams(bell, stop):
    ears = [Ear(bell, TOPIC) for _ in range(20)]
    begun = time.monotonic()
    bell.process.send_signal(stop)
    assert bell.process.wait(5) == 0
    assert time.monotonic() - begun < 1
    with pytest.raises(EOFError):
        ears[0].rings(1)


def test_without_a_journal_it_says_so(tmp_path):
    (tmp_path / "key").write_text(KEY)
    command = [sys.executable, "-m", "halles.journal.bell", "--database", str(tmp_path / "none.db")]
    command += ["--port", str(free_port()), "--key-file", str(tmp_path / "key")]
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=10, check=False)
    assert done.returncode == 1
    assert "none.db cannot be read" in done.stderr
