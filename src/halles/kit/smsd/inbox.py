"""Read what gammu-smsd received: one file for a message (InboxFormat = detail), or one for each part."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from halles.kit.smsd.spool import Spool

SETTLED, ABANDONED = 2.0, 60.0
"""The daemon writes in place. A file of its own format shows its end; of another one cannot tell, and waits
that many seconds without a change, as does one that never ends until it counts as it is."""
END = re.compile(rb"^MessageReference = \d+\s*\Z", re.MULTILINE)
MOST_BYTES = 64_000
REPORT = re.compile(rb"^PDU = Status_Report\s*$", re.MULTILINE)
NAME = re.compile(
    r"(?P<message>IN(?P<at>\d{8}_\d{6})_(?P<serial>\d\d)_(?P<number>.*))_(?P<part>\d\d)\.(?P<kind>\w+)"
)
PARIS = ZoneInfo("Europe/Paris")


class Unreadable(Exception):
    """This file is no text message that can be read."""


@dataclass(frozen=True)
class Arrival:
    """One text message, or one receipt of the network, as it lies in the inbox."""

    number: str
    text: str
    sent_at: datetime
    """By the network's clock, whose offset from ours the daemon does not always tell."""
    is_report: bool
    """The network's receipt: `text` is its word, "Delivered", "Failed", "Pending"…"""
    key: str
    """The same if the daemon stores it twice, which it does when it is killed before it empties the modem."""


def arrivals(spool: Spool, *, now: float) -> Iterator[tuple[Path, ...]]:
    """Yield the files of each message that is complete at `now` (seconds since 1970), oldest first.

    A message whose first part is gone was read already: what is left of it is erased.
    """
    names = sorted(path for path in spool.inbox.iterdir() if path.name.startswith("IN"))
    for _, parts in groupby(names, key=_message):
        files = tuple(parts)
        first = NAME.fullmatch(files[0].name)
        if not all(_is_whole(path, now) for path in files):
            continue
        if first and int(first["part"]):
            erase(files)
        else:
            yield files


def read(files: tuple[Path, ...]) -> Arrival:
    """Read one message from its files, in the order of its parts. Raises Unreadable."""
    names = [NAME.fullmatch(path.name) for path in files]
    first = names[0]
    if not first or any(name and name["kind"] != "txt" for name in names):
        raise Unreadable("name")
    if sum(path.stat().st_size for path in files) > MOST_BYTES:
        raise Unreadable("size")
    contents = [path.read_bytes() for path in files]
    is_report = b"[SMSBackup" in contents[0] and REPORT.search(contents[0]) is not None
    text = "".join(map(_text, contents))
    stored = hashlib.sha256(b"\0".join([text.encode(), b"report" if is_report else b""])).hexdigest()
    return Arrival(
        number=first["number"],
        text=text,
        sent_at=_time(first["at"]),
        is_report=is_report,
        key=f"gammu {first['at']} {first['number']} {stored}",
    )


def erase(files: tuple[Path, ...]) -> None:
    """Erase a message's files, the first part first: what a kill leaves is known for a remainder."""
    for path in files:
        path.unlink(missing_ok=True)


def refuse(spool: Spool, files: tuple[Path, ...]) -> None:
    """Put aside, for an operator, files that cannot be read."""
    spool.refused.mkdir(exist_ok=True)
    for path in files:
        path.rename(spool.refused / path.name)


def _is_whole(path: Path, now: float) -> bool:
    """Say whether the daemon is done with a file; one from the future counts for just written."""
    age = abs(now - path.stat().st_mtime)
    if age >= ABANDONED:
        return True
    content = path.read_bytes()
    is_plain = content and b"[SMSBackup" not in content and not content.startswith(b";")
    return age >= SETTLED if is_plain else bool(END.search(content))


def _message(path: Path) -> str:
    found = NAME.fullmatch(path.name)
    return found["message"] if found else path.name


def _time(digits: str) -> datetime:
    try:
        return datetime.strptime(digits, "%Y%m%d_%H%M%S").replace(tzinfo=PARIS)
    except ValueError as error:
        raise Unreadable("date") from error


def _text(content: bytes) -> str:
    """Return what a file says: gammu's own format, UTF-16 with its mark, or its locale's characters."""
    try:
        if b"[SMSBackup" in content:
            return _backup(content.decode("utf-8", errors="replace"))
        marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return content.decode("utf-16" if marked else "utf-8")
    except ValueError as error:
        raise Unreadable("characters") from error


def _backup(content: str) -> str:
    """Return the texts of all the parts in a file of gammu's own format: UTF-16 in hexadecimal lines."""
    is_text = re.search(r"^Coding = (Default|Unicode)", content, re.MULTILINE)
    if not is_text or not END.search(content.encode()):
        raise Unreadable("coding")
    lines = re.findall(r"^Text\d+ = ([0-9A-Fa-f]*)\r?$", content, re.MULTILINE)
    return bytes.fromhex("".join(lines)).decode("utf-16-be")
