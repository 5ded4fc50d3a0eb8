"""The benchmark of "open now": a hundred thousand shops at once, one of them edited, all by two engines."""

import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.directory.bench.hours_strings import strings
from halles.stalls.directory.bench.pages import build
from halles.stalls.directory.bench.serving import ask
from halles.town.engine.hours import CLOSED, OPEN, Interval, Special, Where, state_at, timeline, understood
from halles.town.engine.hours.index import Index, states_of

SHOPS, DISTINCT, DAYS = 100_000, 10_000, 38
HORIZON = 8
SAID = 40
"""One shop in so many has something special to say, and a timetable of its own."""
QUESTIONS, REPLACED, AT_ONCE = 400, 400, 250
TOWN = "grande-ville"
METZ = Where(6.18, 49.12, "57")
"""A town with two more public holidays than elsewhere."""
STARTS = ("2026-10-20", "2026-12-12", "2027-03-05")
"""Windows that hold All Saints, the Armistice, Christmas, Easter, and both changes of the clocks."""

Timetable = tuple[str, tuple[Special, ...]]


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure; the hours are those of `data` ("oh_real_*.jsonl.gz") where it is given, and of a grammar."""
    real = real_strings(data) if data else []
    known = list(dict.fromkeys(real[:: 8 if quick else 1] + strings(1_500 if quick else DISTINCT)))
    compared, wrong = 2_000 if quick else 5_000, list[str]()
    starts = STARTS[:1] if quick else STARTS
    metrics: dict[str, Any] = {"shops": SHOPS, "distinct": len(known), "compared": compared * len(starts)}
    for turn, start in enumerate(starts):
        progress.step("open-now: index and comparison", turn, len(starts))
        shops = town(known, datetime.fromisoformat(start), seed=turn)
        index, build_s = made(shops, datetime.fromisoformat(start))
        wrong += differences(index, shops, compared, seed=turn)
        metrics |= {} if turn else {"build_s": round(build_s, 2)} | costs(index)
    progress.step("open-now: index and comparison", len(starts), len(starts))
    metrics |= {"mismatches": len(wrong), "first_mismatches": wrong[:5]} | edits(quick, progress)
    return {"metrics": metrics, "peers": {}}


def real_strings(data: Path) -> list[str]:
    """Return the strings of every file of its kind in a folder, each once."""
    found: dict[str, None] = {}
    for path in sorted(data.glob("oh_real_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found |= dict.fromkeys(json.loads(line)["s"] for line in lines)
    return list(found)


def town(known: Sequence[str], start: datetime, *, seed: int) -> list[Timetable]:
    """Return the timetables of the shops: each string at least once, some shops with exceptions."""
    draw = random.Random(seed)  # noqa: S311
    raw = [*known, *(draw.choice(known) for _ in range(SHOPS - len(known)))]
    return [(each, _special(draw, start) if not draw.randrange(SAID) else ()) for each in raw]


def made(shops: Sequence[Timetable], start: datetime) -> tuple[Index, float]:
    """Return the index of shops, named by their number, and the seconds it took, reading included."""
    index, began = Index(start=start, days=DAYS), time.perf_counter()
    for number, (raw, special) in enumerate(shops):
        index.replace(str(number), (raw, special), lambda r=raw, s=special: spans(r, s, start))  # type: ignore[misc]
    return index, time.perf_counter() - began


def spans(raw: str, special: tuple[Special, ...], start: datetime) -> list[Interval]:
    """Return what the engine says over the window."""
    return timeline(understood(raw), start, start + timedelta(days=DAYS), where=METZ, special=special)


def costs(index: Index) -> dict[str, Any]:
    """Return what a question and a replacement cost, in ms, and what the arrays take."""
    draw = random.Random(7)  # noqa: S311
    asked = sorted(_asked_ms(index, draw.randrange(DAYS * 1440)) for _ in range(QUESTIONS))
    put = sorted(_put_ms(index, str(draw.randrange(SHOPS)), number) for number in range(REPLACED))
    return {
        "query_ms_100k": round(median(asked), 3),
        "query_p99_ms": round(asked[int(0.99 * len(asked))], 3),
        "replace_ms": round(median(put), 3),
        "replace_worst_ms": round(put[-1], 3),
        "timetables": index.distinct,
        "memory_mb": round(index.bytes / 1e6, 1),
    }


def differences(index: Index, shops: Sequence[Timetable], count: int, *, seed: int) -> Iterator[str]:
    """Yield where index and engine differ, at moments of which one in three is a turn of the day."""
    draw = random.Random(100 + seed)  # noqa: S311
    for _ in range(count // AT_ONCE):
        day, minute = draw.randrange(DAYS - HORIZON), draw.choice((0, 1439, draw.randrange(1440)))
        moment = index.start + timedelta(days=day, minutes=minute)
        found = states_of(index, moment, horizon=HORIZON)
        for number in draw.sample(range(SHOPS), AT_ONCE):
            raw, special = shops[number]
            want = state_at(understood(raw), moment, where=METZ, special=special, horizon=HORIZON)
            if found[str(number)] != want:
                yield f"{raw!r} at {moment}: {found[str(number)]} instead of {want}"


def edits(quick: bool, progress: Progress) -> dict[str, Any]:
    """Return within what time an edit of another process is answered, on a house with its own SQLite file."""
    with TemporaryDirectory(prefix="halles-open-now-") as name:
        progress.step("open-now: edits in a house", 0, 1)
        build(Path(name), f"{TOWN}={300 if quick else 5_000}")
        figures: dict[str, Any] = json.loads(ask("edits", TOWN, "60" if quick else "300", home=Path(name)))
        progress.step("open-now: edits in a house", 1, 1)
    return figures


def _special(draw: random.Random, start: datetime) -> tuple[Special, ...]:
    """Return a closing of some days, and perhaps an opening within it."""
    first = start + timedelta(days=draw.randrange(DAYS), minutes=draw.randrange(1440))
    closing = Special(first, first + timedelta(hours=draw.randrange(3, 300)), CLOSED)
    if draw.random() < 0.5:
        return (closing,)
    opens = first + timedelta(hours=draw.randrange(1, 48))
    return closing, Special(opens, opens + timedelta(hours=3), OPEN)


def _asked_ms(index: Index, minute: int) -> float:
    began = time.perf_counter()
    answer = index.query(minute)
    read = (answer.states, answer.until)
    return 1000 * (time.perf_counter() - began) if len(read[0]) == SHOPS else 0.0


def _put_ms(index: Index, shop: str, number: int) -> float:
    """Give a shop a timetable that no other has; return what that took, the engine's own time included."""
    special = (Special(index.start, index.start + timedelta(minutes=number + 1), CLOSED),)
    began = time.perf_counter()
    index.replace(shop, number, lambda: spans("Mo-Fr 09:00-12:30,14:00-18:00", special, index.start))
    return 1000 * (time.perf_counter() - began)
