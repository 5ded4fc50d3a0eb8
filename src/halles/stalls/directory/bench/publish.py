"""The benchmark of publishing: one sentence to every channel, each read by another library, and withdrawn."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.progress import Progress
from halles.kit.text import slugify
from halles.stalls.directory.bench import publish_readers as readers
from halles.stalls.directory.bench.publish_readers import Reader, Told
from halles.stalls.directory.bench.serving import HALLES, WARM, Answer, Server, environment

SENTENCES = (
    "Fermé jeudi matin",
    "-10 % samedi",
    "Arrivage d’huîtres",
    "Fermé demain",
    "Ouvert dimanche de 9 h à 20 h",
    "Fermé du 14 au 20, en congés",
    "Fermé jusqu’à samedi",
    "Mardi, on ferme à 16 h.",
    'Fermé lundi & mardi : <b>inventaire</b> ]]> "oui" ; à mercredi \\n !',
    "Le pain aux algues est de retour",
)
"""What merchants write: closings, offers, arrivals, doubts, and marks that could break an output."""
FEW = 4
PATIENCE_S = 10.0
"""Beyond that a channel is said never to say it."""
TOWN, SHOP = "publieville", "Aaa boulangerie"
SHEET, ALL = f"/{TOWN}/commerces/{slugify(SHOP)}/", f"/{TOWN}/commerces/tous/"
Channel = tuple[str, Reader]
CHANNELS: dict[str, Channel] = {
    "page": (SHEET, readers.page_says),
    "town": (f"{ALL}nouvelles/", readers.page_says),
    "rss": (f"{SHEET}nouvelles.rss", readers.feed_says),
    "atom": (f"{SHEET}nouvelles.atom", readers.feed_says),
    "town_rss": (f"{ALL}nouvelles.rss", readers.feed_says),
    "town_atom": (f"{ALL}nouvelles.atom", readers.feed_says),
    "calendar": (f"{SHEET}calendrier.ics", readers.calendar_says),
    "town_calendar": (f"{ALL}calendrier.ics", readers.calendar_says),
    "json_ld": (SHEET, readers.data_says),
}
DAYS_ONLY = ("calendar", "town_calendar")
"""Channels of days: words without any are not for them."""


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Publish and withdraw sentences on a house served as the supervisor serves it; `data` is not used."""
    sentences = SENTENCES[:FEW] if quick else SENTENCES
    tries: list[dict[str, Any]] = []
    with TemporaryDirectory(prefix="halles-publish-") as name:
        home = Path(name)
        (home / "secret.key").write_text("bench-" * 10)
        with _merchant(home) as merchant, Server(HALLES, home) as server:
            _warm(server)
            for number, text in enumerate(sentences):
                progress.step("publish", number, len(sentences))
                tries += _tried(server, merchant, text)
        progress.step("publish", len(sentences), len(sentences))
    faults = [f"{each['text']} – {each['channel']}: {each['fault']}" for each in tries if each["fault"]]
    kept = [f"{each['text']} – {each['channel']}: {each['kept']}" for each in tries if each["kept"]]
    metrics = {
        "channels_valid": round(1 - len(faults) / len(tries), 4),
        "publish_s": round(max(each["seconds"] for each in tries), 3),
        "withdrawn": round(1 - len(kept) / len(tries), 4),
        "outputs": len(tries),
        "faults": faults + kept,
    }
    return {"metrics": metrics, "peers": {}}


class Merchant:
    """Another process, in which the commands are called."""

    def __init__(self, process: "Popen[str]") -> None:
        self.process = process

    def ask(self, **what: str) -> dict[str, Any]:
        """Have one command called and return what is told of it."""
        if self.process.stdin:
            self.process.stdin.write(json.dumps(what) + "\n")
            self.process.stdin.flush()
        return self.told()

    def told(self) -> dict[str, Any]:
        """Return the next thing told; the first says that the shop is there."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise SystemExit("publish: the merchant’s process ended, see above")
        told: dict[str, Any] = json.loads(line)
        return told


@contextmanager
def _merchant(home: Path) -> Iterator[Merchant]:
    """Yield a merchant whose town and shop are there."""
    command = [executable, "-m", "halles.stalls.directory.bench.publish_house", TOWN, SHOP]
    with Popen(command, env=environment(home), stdin=PIPE, stdout=PIPE, text=True) as process:
        merchant = Merchant(process)
        try:
            merchant.told()
            yield merchant
        finally:
            process.terminate()


def _warm(server: Server) -> None:
    """Ask for every channel as often as it takes both workers to have read their code and words."""
    for path, _reader in CHANNELS.values():
        for _ in range(WARM):
            server.get(path)


def _tried(server: Server, merchant: Merchant, text: str) -> Iterator[dict[str, Any]]:
    """Publish a sentence, read every channel until it says so, withdraw it, read them all again."""
    made = merchant.ask(publish=text)
    special = tuple((_moment(start), _moment(end), is_open) for start, end, is_open in made["special"])
    told = Told(text, made["kind"], tuple(made["days"]), special)
    meant = {name: each for name, each in CHANNELS.items() if _is_for(name, told)}
    said = _awaited(server, meant, told, made["began"])
    gone = _awaited(server, meant, told, merchant.ask(withdraw=made["news"])["began"], is_out=True)
    for name in meant:
        fault, seconds = said[name]
        yield {"text": text, "channel": name, "fault": fault, "seconds": seconds, "kept": gone[name][0]}


def _is_for(channel: str, told: Told) -> bool:
    """Say whether a channel has something to say of it: calendars of days, schema.org of hours, offers."""
    if channel == "json_ld":
        return bool(told.special) or (told.kind == "offer" and bool(told.days[1]))
    return channel not in DAYS_ONLY or bool(told.special or told.days[0])


def _awaited(
    server: Server, channels: Mapping[str, Channel], told: Told, began: float, *, is_out: bool = False
) -> dict[str, tuple[str, float]]:
    """Return what is wrong with each channel, and the seconds from the command until it answered rightly.

    All are asked before any is read: what the readers cost is not counted.
    """
    found: dict[str, tuple[str, float]] = {}
    waiting = dict(channels)
    while waiting:
        answers = {
            name: (server.get(path), time.monotonic() - began) for name, (path, _read) in waiting.items()
        }
        for name, (answer, seconds) in answers.items():
            fault = _fault(answer, waiting[name][1], told, is_out=is_out)
            if not fault or seconds > PATIENCE_S:
                found[name] = fault, seconds
                del waiting[name]
    return found


def _fault(answer: Answer, reader: Reader, told: Told, *, is_out: bool) -> str:
    from halles.stalls.directory.bench.weights import text_of

    if answer.status != 200:
        return f"answers {answer.status}"
    fault, says = reader(text_of(answer), told)
    return fault or ("" if says != is_out else "still says it" if is_out else "does not say it")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
