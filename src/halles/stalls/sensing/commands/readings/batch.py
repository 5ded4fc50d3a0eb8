"""The reports of one transaction: counted at the door, decided, written."""

from collections import Counter
from collections.abc import Sequence
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

_RECEIVED, _KEPT, _AGAIN, _REFUSALS, _HEARD_AT = range(5)
"""Places in a device's tally, as in the columns of its balance."""

_Accepted = tuple[int, Known, Kept]
"""The report's place among those that came with it, its device, and what is kept of it."""


class Batch:
    """What came in together."""

    def __init__(self, picture: Picture, now_ms: int) -> None:
        self.outcomes: list[Outcome] = []
        self._picture = picture
        self._window = window_at(now_ms)
        self._accepted: list[_Accepted] = []
        self._refused: Counter[tuple[str, str, str]] = Counter()
        self._tallies: dict[str, list[int]] = {}
        self._latest: dict[int, tuple[int, int, float, Known]] = {}
        self._touched: set[int] = set()

    def take(self, report: Report | Rejected) -> None:
        """Count a report at the door, then decide whether it is kept."""
        known = self._picture.find(report.device, report.town)
        if known is None:
            reason = report.reason if isinstance(report, Rejected) else reasons.UNREGISTERED
            self._refuse(report.town if report.town in self._picture.towns else "", "", reason)
            return
        tally = self._tallies.get(known.id)
        if tally is None:
            tally = self._tallies[known.id] = [0, 0, 0, 0, 0]
        tally[_RECEIVED] += 1
        order = len(self.outcomes)
        verdict = report.reason if isinstance(report, Rejected) else judge(report, known, self._window, order)
        if isinstance(verdict, str):
            tally[_REFUSALS] += 1
            self._refuse(known.town, known.id, verdict)
        else:
            self._accepted.append((order, known, verdict))
            self.outcomes.append(_STORED)

    def _refuse(self, town: str, device: str, reason: str) -> None:
        self._refused[town, device, reason] += 1
        self.outcomes.append(_REFUSED[reason])

    def write(self) -> list[Change]:
        """Write readings, latest values and the balance; return the latest values that moved on."""
        self._date_repetitions()
        self._insert()
        self._add_up()
        changes = self._move_on()
        self._count()
        return changes

    def _date_repetitions(self) -> None:
        """Give what repeats a message without a time the time that its first coming was given."""
        keys = sorted({kept.key for _, _, kept in self._accepted if kept.key < 0})
        if keys:
            times = dict(tables.run(tables.CLOCKLESS, [(key,) for key in keys]))
            self._accepted = [
                (order, known, kept._replace(at=times.get(kept.key, kept.at)))
                for order, known, kept in self._accepted
            ]

    def _insert(self) -> None:
        """Insert the readings, and learn which reports were there already."""
        rows = [
            (kept.at, measure, kept.key, value)
            for _, known, kept in self._accepted
            for measure, value in _written(known, kept)
        ]
        rows.sort()
        answers = tables.run(tables.READINGS, rows)
        if len(answers) == len(rows):
            return
        new = set(answers)
        for order, known, kept in self._accepted:
            keys = {(kept.at, measure, kept.key) for measure, _ in _written(known, kept)}
            if new.isdisjoint(keys):
                self.outcomes[order] = _DEDUPLICATED
            new -= keys  # the same message once more in this batch repeats it

    def _add_up(self) -> None:
        """Add up what is written of each device and measure."""
        outcomes, tallies, latest, touched = self.outcomes, self._tallies, self._latest, self._touched
        for order, known, (at, key, values) in self._accepted:
            tally = tallies[known.id]
            if at > tally[_HEARD_AT]:
                tally[_HEARD_AT] = at
            if outcomes[order] is _DEDUPLICATED:
                tally[_AGAIN] += 1
                continue
            tally[_KEPT] += 1
            touched.add(at // QUARTER_MS)
            for measure, value in values:
                held = latest.get(measure)
                if held is None or at > held[0] or (at == held[0] and key > held[1]):
                    latest[measure] = at, key, value, known

    def _move_on(self) -> list[Change]:
        """Move latest values on where a later one came: by time, then by name, never by order of arrival."""
        latest = self._latest
        rows = [(at, measure, key, value) for measure, (at, key, value, _) in sorted(latest.items())]
        moved = tables.run(tables.STATES, rows)
        return [(latest[measure][3], measure, bool(is_other)) for measure, is_other in moved]

    def _count(self) -> None:
        """Write the balance, its reasons, and in which quarters of an hour there is something to sum up."""
        balances = [
            (device, *tally[:_HEARD_AT], tally[_HEARD_AT] or None)
            for device, tally in sorted(self._tallies.items())
        ]
        tables.run(tables.BALANCES, balances)
        day = timezone.localdate(datetime.fromtimestamp(self._window.now / 1000, UTC)).isoformat()
        refusals = [(*key, day, number) for key, number in sorted(self._refused.items())]
        tables.run(tables.REFUSALS, refusals)
        tables.run(tables.TOUCHES, [(quarter * 900, 1) for quarter in sorted(self._touched)])


def _written(known: Known, kept: Kept) -> Sequence[tuple[int, float]]:
    return kept.values or ((known.heard, _HEARD),)
