"""The list of erased persons, as files: public ids only, so that a restored copy can erase them again.

It is kept apart from the database, and beside the copies, so that it outlives either. A line torn by a
crash is passed over: its id is still in the journal, from which it is written again.
"""

import fcntl
import json
import os
from collections.abc import Iterable
from pathlib import Path


def note(paths: Iterable[Path], persons: Iterable[str]) -> None:
    """Add to each file the ids that it lacks, safe from a power cut when this returns."""
    wanted = list(dict.fromkeys(person for person in persons if person))
    for path in paths if wanted else ():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(path, "a+b", opener=_private) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            before = file.read()
            known = set(_ids(before))
            fresh = [person for person in wanted if person not in known]
            torn = b"\n" if before and not before.endswith(b"\n") else b""
            if fresh:
                file.write(torn + b"".join(json.dumps({"person": p}).encode() + b"\n" for p in fresh))
                file.flush()
                os.fsync(file.fileno())


def read(paths: Iterable[Path]) -> list[str]:
    """Return the ids that any of these files holds, each once, in their order."""
    found: dict[str, None] = {}
    for path in paths:
        if path.exists():
            found |= dict.fromkeys(_ids(path.read_bytes()))
    return list(found)


def _ids(raw: bytes) -> list[str]:
    ids = []
    for line in raw.splitlines():
        try:
            ids.append(str(json.loads(line)["person"]))
        except (ValueError, KeyError, TypeError):
            continue
    return ids


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
