"""The reports of one transaction: counted at the door, decided, written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal, NamedTuple

from django.utils import timezone

from halles.stalls.sensing.commands.readings import tables
from halles.stalls.sensing.commands.readings.ringer import Change
from halles.stalls.sensing.engine import reasons
from halles.stalls.sensing.engine.admission import QUARTER_MS, Kept, Known, judge, window_at
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.queries.register import Picture


class Rejected(NamedTuple):
    """What was refused before it became a report: it is only counted."""

    device: str
    """As in a report; empty where nothing names one."""
    town: str
    reason: str
    """One of `engine.reasons`."""


class Outcome(NamedTuple):
    """What became of one report."""

    state: Literal["stored", "deduplicated", "refused"]
    reason: str
    """Empty unless refused."""


_STORED: Final = Outcome("stored", "")
_DEDUPLICATED: Final = Outcome("deduplicated", "")
_REFUSED: Final = {reason: Outcome("refused", reason) for reason in reasons.REASONS}
_HEARD: Final = 1.0
"""The value of a report without any: it was heard."""

Key = tuple[int, int, int]
"""Time, measure and name of a reading."""


@dataclass(slots=True)
class _Tally:
    """What came from one device in this batch."""

    received: int = 0
    stored: int = 0
    deduplicated: int = 0
    refused: int = 0
    heard_at: int | None = None


class _Accepted(NamedTuple):
    order: int
    known: Known
    kept: Kept


@dataclass
class Batch:
    """What came in together."""

    picture: Picture
    now_ms: int
    outcomes: list[Outcome] = field(default_factory=list)
    _accepted: list[_Accepted] = field(default_factory=list)
    _refused: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _tallies: dict[str, _Tally] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._window = window_at(self.now_ms)

    def take(self, report: Report | Rejected) -> None:
        """Count a report at the door, then decide whether it is kept."""
        known = self.picture.find(report.device, report.town)
        if known is None:
            reason = report.reason if isinstance(report, Rejected) else reasons.UNREGISTERED
            self._refuse(report.town if report.town in self.picture.towns else "", "", reason)
            return
        tally = self._tallies.get(known.id)
        if tally is None:
            tally = self._tallies[known.id] = _Tally()
        tally.received += 1
        order = len(self.outcomes)
        verdict = report.reason if isinstance(report, Rejected) else judge(report, known, self._window, order)
        if isinstance(verdict, str):
            tally.refused += 1
            self._refuse(known.town, known.id, verdict)
        else:
            self._accepted.append(_Accepted(order, known, verdict))
            self.outcomes.append(_STORED)

    def _refuse(self, town: str, device: str, reason: str) -> None:
        self._refused[town, device, reason] += 1
        self.outcomes.append(_REFUSED[reason])

    def write(self) -> list[Change]:
        """Write readings, latest values and the balance; return the latest values that moved on."""
        self._date_repetitions()
        self._insert()
        changes = self._move_on()
        self._count()
        return changes

    def _date_repetitions(self) -> None:
        """Give what repeats a message without a time the time that its first coming was given."""
        keys = sorted({each.kept.key for each in self._accepted if each.kept.key < 0})
        if keys:
            times = dict(tables.run(tables.CLOCKLESS, [(key,) for key in keys]))
            self._accepted = [
                each._replace(kept=each.kept._replace(at=times.get(each.kept.key, each.kept.at)))
                for each in self._accepted
            ]

    def _insert(self) -> None:
        """Insert the readings, and learn which reports were there already."""
        rows = sorted(
            (kept.at, measure, kept.key, value)
            for _, known, kept in self._accepted
            for measure, value in _written(known, kept)
        )
        new = set(tables.run(tables.READINGS, rows))
        are_all_new = len(new) == len(rows)
        for order, known, kept in self._accepted:
            tally = self._tallies[known.id]
            tally.heard_at = max(tally.heard_at or 0, kept.at)
            keys = {(kept.at, measure, kept.key) for measure, _ in _written(known, kept)}
            if are_all_new or not new.isdisjoint(keys):
                new -= keys  # the same message again in this batch is its repetition
                tally.stored += 1
            else:
                tally.deduplicated += 1
                self.outcomes[order] = _DEDUPLICATED

    def _move_on(self) -> list[Change]:
        """Move latest values on where a later one came: by time, then by name, never by order of arrival."""
        latest: dict[int, tuple[int, int, float, Known]] = {}
        for _, known, kept in self._accepted:
            for measure, value in kept.values:
                held = latest.get(measure)
                if held is None or held[:2] < (kept.at, kept.key):
                    latest[measure] = kept.at, kept.key, value, known
        rows = [(at, measure, key, value) for measure, (at, key, value, _) in sorted(latest.items())]
        moved = tables.run(tables.STATES, rows)
        return [(latest[measure][3], measure, bool(is_other)) for measure, is_other in moved]

    def _count(self) -> None:
        """Write the balance, its reasons, and in which quarters of an hour there is something to sum up."""
        balances = [
            (device, tally.received, tally.stored, tally.deduplicated, tally.refused, tally.heard_at)
            for device, tally in sorted(self._tallies.items())
        ]
        tables.run(tables.BALANCES, balances)
        day = timezone.localdate(datetime.fromtimestamp(self.now_ms / 1000, UTC)).isoformat()
        tables.run(
            tables.REFUSALS, [(*key[:3], day, number) for key, number in sorted(self._refused.items())]
        )
        starts = {each.kept.at // QUARTER_MS * 900 for each in self._accepted}
        tables.run(tables.TOUCHES, [(start, 1) for start in sorted(starts)])


def _written(known: Known, kept: Kept) -> Sequence[tuple[int, float]]:
    return kept.values or ((known.heard, _HEARD),)
