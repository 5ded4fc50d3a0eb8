"""The shop's usual days: when its morning ends, what a closing takes away, what an opening adds."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise

from halles.town.engine.hours.sentence.doubt import Doubt, sure
from halles.town.engine.hours.sentence.labels import closes_when, opens_when, spans_words, time_words
from halles.town.engine.hours.sentence.told import Special

Spans = Sequence[tuple[datetime, datetime]]
Interval = tuple[datetime, datetime]
DAY = timedelta(days=1)
HORIZON = 14
"""Days looked at to know whether the shop has told its hours at all."""


class Shop:
    """What is known of the shop at the moment the sentence is written."""

    def __init__(self, now: datetime, spans: Callable[[date], Spans]) -> None:
        self.now = now
        self.today = now.date()
        self._spans = spans
        self._days: dict[date, tuple[Interval, ...]] = {}

    def day(self, day: date) -> tuple[Interval, ...]:
        """Return the usual open spans of a day in order."""
        if day not in self._days:
            self._days[day] = tuple(sorted((start, end) for start, end in self._spans(day) if start < end))
        return self._days[day]

    @cached_property
    def is_known(self) -> bool:
        """Whether the shop's hours are known: a day without spans is then a closed day."""
        return any(self.day(self.today + shift * DAY) for shift in range(HORIZON))

    def bounds(self, day: date) -> Interval:
        """Return the day from midnight to midnight, its last span whole and without the night before."""
        before = max((end for _, end in self.day(day - DAY)), default=at(day, 0))
        after = max((end for _, end in self.day(day)), default=at(day, 0))
        return max(at(day, 0), before), max(at(day, 24), after)

    def window(self, day: date, part: str) -> Doubt[Interval]:
        """Return when a part of the day begins and ends for this shop; doubt if it works through."""
        return {
            "morning": self._morning,
            "noon": self._noon,
            "afternoon": self._afternoon,
            "evening": self._evening,
        }[part](day)

    def _morning(self, day: date) -> Doubt[Interval]:
        start, _ = self.bounds(day)
        early = [span for span in self.day(day) if span[0] < at(day, 12)]
        if not early or early[-1][1] <= at(day, 14, 30):
            return sure((start, early[-1][1] if early else at(day, 12)))
        hours = [at(day, hour) for hour in (12, 13, 14) if at(day, hour) < early[-1][1]]
        return Doubt(tuple((time_words(h), (start, h)) for h in hours), opens_when(day, self.today))

    def _noon(self, day: date) -> Doubt[Interval]:
        noon, two = at(day, 12), at(day, 14)
        for (_, pause), (again, _) in pairwise(self.day(day)):
            if at(day, 11, 30) <= pause <= at(day, 13, 30) and again <= at(day, 15):
                return sure((pause, again))
        for start, end in self.day(day):
            if at(day, 11) <= start <= at(day, 13) and end <= at(day, 16):
                return sure((start, end))
            if start < noon and end > two:
                ends = ((noon, two), (noon, at(day, 13)), (at(day, 12, 30), two))
                return Doubt(
                    tuple((spans_words([e]), e) for e in ends), "Fermé de quelle heure à quelle heure\u202f?"
                )
        return sure((noon, two))

    def _afternoon(self, day: date) -> Doubt[Interval]:
        _, end = self.bounds(day)
        spans = self.day(day)
        late = [span for span in spans if at(day, 12) <= span[0] < at(day, 17, 30)]
        if late:
            evening = [span for span in spans if span[0] >= at(day, 17, 30)]
            return sure((late[0][0], late[-1][1] if evening else end))
        through = [span for span in spans if span[0] < at(day, 12) and span[1] > at(day, 14, 30)]
        if not through:
            return sure((at(day, 14), end))
        hours = (at(day, 12), at(day, 12, 30), at(day, 13))
        return Doubt(tuple((time_words(h), (h, end)) for h in hours), closes_when(day, self.today))

    def _evening(self, day: date) -> Doubt[Interval]:
        _, end = self.bounds(day)
        spans = self.day(day)
        late = [span for span in spans if span[0] >= at(day, 17)]
        if late or not spans or spans[-1][1] <= at(day, 18):
            return sure((late[0][0] if late else at(day, 18), end))
        hours = [at(day, hour) for hour in (17, 18, 19) if spans[-1][0] < at(day, hour) < spans[-1][1]]
        return Doubt(tuple((time_words(h), (h, end)) for h in hours), closes_when(day, self.today))

    def typical(self, part: str = "") -> list[tuple[tuple[time, time], ...]]:
        """Return up to three ways this shop is open on a day (or a part of it), the most frequent first."""
        seen: dict[tuple[tuple[time, time], ...], int] = {}
        for shift in range(HORIZON):
            day = self.today + shift * DAY
            clocks = tuple((s.time(), e.time()) for s, e in self.day(day) if not part or _is_in(s, e, part))
            if clocks:
                seen[clocks] = seen.get(clocks, 0) + 1
        usual = sorted(seen, key=lambda clocks: -seen[clocks])
        for clocks in _COMMON[part] if len(usual) < 2 else ():
            if clocks not in usual:
                usual.append(clocks)
        return usual[:3]

    def is_ahead(self, special: Special) -> bool:
        """Whether an exception is still to come: not past, nor a closing of an evening already closed."""
        _, end, is_open = special
        if end <= self.now:
            return False
        open_today = any(span[1] > self.now for span in self.day(self.today))
        return is_open or open_today or not self.day(self.today) or end > self.bounds(self.today)[1]

    def after(self, specials: Iterable[Special], days: Iterable[date]) -> tuple[tuple[Interval, ...], ...]:
        """Return what is open on `days` once `specials` are applied: what the sentence changes."""
        specials = tuple(specials)
        return tuple(self._after(day, specials) for day in days)

    def _after(self, day: date, specials: tuple[Special, ...]) -> tuple[Interval, ...]:
        spans = [span for span in self.day(day) if span[1] > self.now]
        low, high = self.bounds(day)
        for start, end, is_open in specials:
            if start >= high or end <= low:
                continue
            spans = [rest for span in spans for rest in _minus(span, (start, end))]
            if is_open:
                spans = sorted([*spans, (start, end)])
        return tuple(_merged(spans))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment of a day; 24 h is the next midnight."""
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)


def _is_in(start: datetime, end: datetime, part: str) -> bool:
    noon = at(start.date(), 12)
    return {
        "morning": start < noon and end <= at(start.date(), 14, 30),
        "noon": at(start.date(), 11) <= start <= at(start.date(), 13),
        "afternoon": noon <= start < at(start.date(), 17, 30),
        "evening": start >= at(start.date(), 17, 30),
    }[part]


def _minus(span: Interval, cut: Interval) -> list[Interval]:
    pieces = ((span[0], min(span[1], cut[0])), (max(span[0], cut[1]), span[1]))
    return [(start, end) for start, end in pieces if start < end]


def _merged(spans: list[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _clocks(*texts: str) -> tuple[tuple[tuple[time, time], ...], ...]:
    return tuple(
        tuple((time.fromisoformat(s[:5]), time.fromisoformat(s[6:])) for s in text.split()) for text in texts
    )


_COMMON = {
    "": _clocks("09:00-12:00 14:00-18:00", "09:00-12:00", "10:00-12:30 14:00-19:00"),
    "morning": _clocks("09:00-12:00", "09:00-12:30", "10:00-13:00"),
    "noon": _clocks("12:00-14:00", "11:30-14:00", "12:00-15:00"),
    "afternoon": _clocks("14:00-18:00", "14:00-19:00", "15:00-18:00"),
    "evening": _clocks("19:00-22:00", "18:00-22:00", "18:00-20:00"),
}
