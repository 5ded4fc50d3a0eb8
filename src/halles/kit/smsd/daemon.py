"""A throwaway gammu-smsd with its dummy phone, for tests and benchmarks."""

import contextlib
import itertools
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from halles.kit.smsd.inbox import PARIS
from halles.kit.smsd.outbox import id_in
from halles.kit.smsd.spool import Spool

CONFIGURATION = """\
[gammu]
model = dummy
connection = none
port = {folder}/phone
gammuloc = /dev/null

[smsd]
service = files
logfile = {folder}/log
debuglevel = 1
inboxpath = {folder}/inbox/
outboxpath = {folder}/outbox/
sentsmspath = {folder}/sent/
errorsmspath = {folder}/error/
inboxformat = detail
transmitformat = auto
deliveryreport = sms
receivefrequency = 1
loopsleep = {loopsleep}
statusfrequency = 0
commtimeout = 1
sendtimeout = 5
multiparttimeout = 10
checksecurity = 0
checkbattery = 0
checksignal = 0
checknetwork = 0
"""
_SAID = re.compile(
    r'Found \d+ sms to "(?P<to>[^"]*)" with text "(?P<text>.*?)" cod \d'
    r"|Transmitted (?P<name>\S+) \(total: (?P<parts>\d+)\)",
    re.DOTALL,
)


class Missing(Exception):
    """gammu-smsd cannot be started here; the message says why and what to type."""


@dataclass(frozen=True)
class Transmitted:
    """One message that the phone sent, by the daemon's own log."""

    message: str
    """Our id of it, "" for another program's."""
    to: str
    text: str
    """Of its first part alone, where there are several."""
    parts: int


@dataclass
class Daemon:
    """A running daemon and its phone."""

    folder: Path
    loopsleep: int = 1
    """Seconds between its looks at the outbox; it sends one message at each. 0 for as many as it can."""
    _process: "subprocess.Popen[bytes] | None" = None
    _serial: Iterator[int] = field(default_factory=itertools.count)

    @property
    def spool(self) -> Spool:
        """The folders where it and the house meet."""
        return Spool(self.folder)

    @property
    def way(self) -> str:
        """Its address, as HALLES_SMS takes it."""
        return f"gammu:{self.folder}"

    def start(self) -> None:
        """Start the daemon and wait until its phone answers."""
        program = find()
        if not program:
            raise Missing("gammu-smsd is not installed (apt-get install gammu-smsd)")
        (self.folder / "smsdrc").write_text(
            CONFIGURATION.format(folder=self.folder, loopsleep=self.loopsleep)
        )
        said = self._log().count("Created POSIX RW shared memory")
        self._process = subprocess.Popen(
            [program, "-c", str(self.folder / "smsdrc")],
            env=dict(os.environ, LC_ALL="C.UTF-8", TZ="Europe/Paris"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 10
        while self._log().count("Created POSIX RW shared memory") == said or not self._inbox.exists():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"gammu-smsd does not start: {self._log()[-400:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the daemon, if it runs: messages wait, in the phone and in the outbox."""
        if self._process:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def write_as(self, number: str, text: str, *, pdu: str = "Deliver", more: str = "") -> None:
        """Put a message from `number` into the phone, as the network would."""
        coded = text.encode("utf-16-be").hex().upper()
        lines = "".join(f"Text{i // 200:02d} = {coded[i : i + 200]}\n" for i in range(0, len(coded), 200))
        draft = self.folder / f"draft-{os.getpid()}-{next(self._serial)}"
        draft.write_text(
            f"[SMSBackup000]\nPDU = {pdu}\nDateTime = {datetime.now(PARIS):%Y%m%dT%H%M%S}\nState = UnRead\n"
            f'Number = "{number}"\n{more}{lines}Coding = Unicode_No_Compression\nFolder = 1\n'
            f"Length = {len(text)}\nClass = -1\n"
        )
        self._put(draft)

    def report(self, number: str, word: str = "Delivered") -> None:
        """Have the network say what became of the last message to `number`."""
        self.write_as(number, word, pdu="Status_Report")

    def transmitted(self) -> list[Transmitted]:
        """Return all that the phone sent, in order."""
        sent, found = [], ("", "")
        for said in _SAID.finditer(self._log()):
            if said["name"]:
                sent.append(Transmitted(id_in(said["name"]), *found, int(said["parts"])))
            else:
                found = (said["to"], said["text"])
        return sent

    def received_by(self, number: str) -> list[str]:
        """Return the messages that the telephone `number` received, in order."""
        return [each.text for each in self.transmitted() if each.to == number]

    def wait_for(self, number: str, count: int = 1, seconds: float = 15) -> list[str]:
        """Wait until `number` has received `count` messages; return them, or what there is by then."""
        deadline = time.monotonic() + seconds
        while len(self.received_by(number)) < count and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.received_by(number)

    @property
    def _inbox(self) -> Path:
        return self.folder / "phone" / "sms" / "1"

    def _put(self, draft: Path) -> None:
        """Give the draft the first free place of the phone's memory, whole."""
        for place in itertools.count(1):
            try:
                os.link(draft, self._inbox / str(place))
            except FileExistsError:
                continue
            draft.unlink()
            return

    def _log(self) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""


def find() -> str | None:
    """Return the path of gammu-smsd, or None where it is not installed."""
    return shutil.which("gammu-smsd", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))


@contextlib.contextmanager
def running(*, loopsleep: int = 1) -> Iterator[Daemon]:
    """Start a daemon with a phone of its own; stop it and remove it all afterwards."""
    if not find():
        raise Missing("gammu-smsd is not installed (apt-get install gammu-smsd)")
    folder = Path(tempfile.mkdtemp(prefix="halles-gammu-"))
    daemon = Daemon(folder, loopsleep)
    try:
        for name in ("inbox", "outbox", "sent", "error", "phone"):
            (folder / name).mkdir()
        daemon.start()
        yield daemon
    finally:
        daemon.stop()
        shutil.rmtree(folder, ignore_errors=True)
