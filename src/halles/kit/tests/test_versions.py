"""How long something can be taken back; what is kept is tried by the directory's commands."""

from datetime import UTC, datetime, timedelta

from halles.kit.versions import is_undoable, undoable_until

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_ten_minutes() -> None:
    assert undoable_until(NOON) == NOON + timedelta(minutes=10)
    assert is_undoable(NOON, now=NOON + timedelta(minutes=9, seconds=59))
    assert not is_undoable(NOON, now=NOON + timedelta(minutes=10))
    assert not is_undoable(None, now=NOON)
