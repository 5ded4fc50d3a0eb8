"""One time of the clock as it is written, and two of them as a span."""

from dataclasses import dataclass

from halles.town.engine.hours.tolerance.lexer import Token

HALF, DAY = 12 * 60, 24 * 60
LONG_NIGHT = 16 * 60
"""Minutes up to which "11:00 - 2:00" is a long evening rather than a lunch."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour and minutes as written, and its "am" or "pm" if any."""

    hour: int
    minute: int
    first: Token
    last: Token
    has_minutes: bool = True
    padded: bool = True
    half: str = ""

    @property
    def minutes(self) -> int:
        """Minutes after midnight, with its own "am" or "pm" counted in."""
        return 60 * self.hour_in_half(self.half) + self.minute

    def hour_in_half(self, half: str) -> int:
        """Return the hour, in the morning or the afternoon if it is one of twelve."""
        if half == "am" and self.hour == 12:
            return 0
        return self.hour + 12 if half == "pm" and self.hour < 12 else self.hour

    def in_half(self, half: str) -> int:
        """Return minutes after midnight, had it been written with `half`."""
        return 60 * self.hour_in_half(half) + self.minute


@dataclass(frozen=True, slots=True)
class Span:
    """Two times in minutes after midnight, and why they are in doubt, if they are."""

    start: int
    end: int
    doubt: str = ""


def span_of(start: Clock, end: Clock, *, counts_to_24: bool) -> Span:
    """Return the span most probably meant, with what makes it doubtful; see `Judge.counts_to_24`."""
    found = _span_of(start, end, counts_to_24)
    alike = start.has_minutes == end.has_minutes and found.start != found.end
    return found if alike else Span(found.start, found.end, "bad-time")


def _span_of(start: Clock, end: Clock, counts_to_24: bool) -> Span:
    if start.half and end.half:
        return _both_marked(start, end)
    if end.half:
        return _end_marked(start, end)
    if start.half:
        return _start_marked(start, end)
    return _unmarked(start, end, counts_to_24)


def _both_marked(start: Clock, end: Clock) -> Span:
    """Return a span such as "9 am - 5 pm"; noon and midnight are what people mix up."""
    begin, finish = start.minutes, end.minutes
    if start.hour == 12 and (start.half, end.half) == ("am", "pm"):
        return Span(begin + HALF, finish, "noon-or-midnight")
    if end.hour == 12 and (start.half, end.half) == ("pm", "pm") and start.hour != 12:
        return Span(begin, DAY + end.minute, "noon-or-midnight")
    return Span(begin, finish)


def _end_marked(start: Clock, end: Clock) -> Span:
    """Return a span such as "5 - 10 pm": of the end's half of the day, if that does not turn it round."""
    finish = end.minutes
    if start.hour >= 12 or start.hour == 0:
        return Span(start.minutes, finish)
    if end.half == "am":
        begin = start.minutes
        doubt = "" if begin < finish else "missing-half"
        return Span(begin, finish, doubt)
    if start.in_half("pm") < finish:
        return Span(start.in_half("pm"), finish, "missing-half")
    return Span(start.minutes, finish)


def _start_marked(start: Clock, end: Clock) -> Span:
    """Return a span such as "9 am - 17"; "9 am - 5" is one of the afternoon."""
    begin = start.minutes
    if end.hour > 12 or (end.hour == 12 and start.half == "am") or end.hour == 0:
        return Span(begin, end.minutes)
    half = "pm" if end.in_half("pm") > begin else "am"
    return Span(begin, end.in_half(half), "missing-half")


def _unmarked(start: Clock, end: Clock, counts_to_24: bool) -> Span:
    """Return a span such as "9 - 17"; one past midnight that twelve hours would explain is doubtful.

    "9:00 - 5:30" is seldom twenty hours; "19 - 5", "9:00 - 00:30" and "09:00 - 05:30" count to 24.
    """
    begin, finish = start.minutes, end.minutes
    if finish > begin:
        return Span(begin, finish)
    if begin == finish:
        return Span(begin, finish + DAY, "" if start.hour == 0 and start.has_minutes else "bad-time")
    afternoon = end.in_half("pm")
    surely = end.padded or end.hour == 0 or counts_to_24
    night = end.has_minutes and finish + DAY - begin <= LONG_NIGHT
    if begin <= HALF + 59 and begin < afternoon and not (surely or night):
        return Span(begin, afternoon, "missing-half")
    return Span(begin, finish)
