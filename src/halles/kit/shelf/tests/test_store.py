"""The boards have bounds; SQLite's counter tells of every commit."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.kit.shelf import reader
from halles.kit.shelf.store import OVERHEAD, Boards

# Room.


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4_000)), max_size=60))
def test_the_shelf_never_holds_more_than_its_room(puts):
    boards: Boards[int] = Boards(10_000)
    for key, size in puts:
        boards.put(key, size, size)
        assert boards.bytes <= 10_000
        assert boards.get(key) == size
    assert boards.bytes == sum(
        OVERHEAD + (boards.get(key) or 0) for key in range(10) if boards.get(key) is not None
    )


def test_the_least_used_falls_off_first():
    boards: Boards[str] = Boards(3 * OVERHEAD)
    for key in "abc":
        boards.put(key, key)
    boards.get("a")
    boards.put("d", "d")
    assert [boards.get(key) for key in "abcd"] == ["a", None, "c", "d"]


def test_what_is_too_large_is_not_kept():
    boards: Boards[str] = Boards(10_000)
    boards.put("a", "a", 9_000)
    assert boards.get("a") is None


# SQLite's counter.


def test_the_counter_moves_with_each_commit_of_another_connection(tmp_path):
    path = tmp_path / "a.db"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE t (x)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "connections", {"default": _Settings(str(path))})
        first = reader.data_version()
        assert reader.data_version() == first
        writer.execute("INSERT INTO t VALUES (1)")
        assert reader.data_version() != first
        patch.setattr(reader, "connections", {"default": _Settings("file:memorydb_default?mode=memory")})
        assert reader.data_version() is None
    writer.close()


class _Settings:
    def __init__(self, name: str) -> None:
        self.settings_dict = {"NAME": name}
