"""The copies of a deployment in their folder: named by their moment, due once a night, kept two weeks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

DAYS = 14
"""How long a copy is kept; the last one is kept whatever its age."""
HOUR = 3
"""Of the night, on the town's clocks: nobody writes, and no change of time skips or repeats it."""
STALE = timedelta(days=2)
"""An older last copy is a warning."""
_FORM = "halles-%Y-%m-%dT%H%M.tar.gz"
_NAME = re.compile(r"halles-\d{4}-\d\d-\d\dT\d{4}\.tar\.gz")


@dataclass(frozen=True)
class Copy:
    """One copy: where it is, when it was begun, how large it is."""

    path: Path
    made_at: datetime
    size: int


def name_of(moment: datetime) -> str:
    """Return the name of a copy begun at `moment`, on the town's clocks: "halles-2026-11-23T0300.tar.gz"."""
    return moment.strftime(_FORM)


def copies_in(folder: Path, *, now: datetime) -> list[Copy]:
    """Return the copies of a folder, oldest first; `now` brings the time zone of their names."""
    found = []
    for path in folder.glob("halles-*.tar.gz") if folder.exists() else ():
        if _NAME.fullmatch(path.name):
            made_at = datetime.strptime(path.name, _FORM).replace(tzinfo=now.tzinfo)
            found.append(Copy(path, made_at, path.stat().st_size))
    return sorted(found, key=lambda each: each.made_at)


def is_due(copies: Sequence[Copy], *, now: datetime) -> bool:
    """Say whether the night's copy is still to be made: none was begun since the last 3 o'clock.

    A machine that was off at that hour makes it when it wakes.
    """
    tonight = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    since = tonight if now >= tonight else tonight - timedelta(days=1)
    return not any(each.made_at >= since for each in copies)


def outdated(copies: Sequence[Copy], *, now: datetime) -> list[Copy]:
    """Return the copies that have had their time; never the last one."""
    return [each for each in copies[:-1] if now - each.made_at > timedelta(days=DAYS)]
