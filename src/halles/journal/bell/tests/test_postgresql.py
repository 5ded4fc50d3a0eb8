"""The same bell, fed by PostgreSQL."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from halles.journal.bell.tests.listening import Bell, Ear, Journal, until
from halles.kit.cluster import Cluster
from halles.kit.ids import new_id

pytestmark = pytest.mark.postgresql
TOPIC = "redon/directory"


@pytest.fixture
def address(postgresql: Cluster) -> str:
    return postgresql.database(f"bell_{new_id()}")


@pytest.fixture
def journal(address: str, django_db_blocker: Any) -> Iterator[Journal]:
    url = urlsplit(address)
    account = {"USER": url.username, "PASSWORD": url.password, "HOST": url.hostname, "PORT": url.port}
    with django_db_blocker.unblock():
        made = Journal(ENGINE="django.db.backends.postgresql", NAME=url.path[1:], **account)
        yield made
        made.connection.close()


@pytest.fixture
def bell(journal: Journal, address: str, tmp_path: Path) -> Iterator[Bell]:
    with Bell(address, tmp_path) as running:
        yield running


def test_a_listener_is_rung_at_once(journal, bell):
    ear = Ear(bell, TOPIC)
    begun = time.monotonic()
    journal.record(TOPIC, "redon/agora", TOPIC)
    assert ear.rings(2) == [(1, [TOPIC]), (3, [TOPIC])]
    assert time.monotonic() - begun < 1


def test_a_killed_bell_misses_nothing(journal, bell, tmp_path):
    journal.record(TOPIC)
    ear = Ear(bell, TOPIC, last=0)
    heard = ear.rings(1)
    bell.kill()
    journal.record(TOPIC, TOPIC)
    with Bell(bell.database, tmp_path, port=bell.port) as again:
        back = Ear(again, TOPIC, id=ear.id)
        journal.record(TOPIC)
        assert heard + back.rings(3) == [(position, [TOPIC]) for position in (1, 2, 3, 4)]


def test_without_a_notification_it_looks_by_itself(journal, bell, address):
    ear = Ear(bell, TOPIC)
    journal.record(TOPIC)
    assert ear.rings(1) == [(1, [TOPIC])]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE journal_entry SET position = 2")
    assert ear.rings(1) == [(2, [TOPIC])]


def test_a_database_that_went_away_is_found_again(journal, bell, address):
    ear = Ear(bell, TOPIC)
    writer = journal.connection.connection.info.backend_pid
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid NOT IN (pg_backend_pid(), %s)",
            [writer],
        )
    until(lambda: bell.get("/health").status == 503)
    journal.record(TOPIC)
    assert ear.rings(1) == [(1, [TOPIC])]
    assert bell.get("/health").status == 200
