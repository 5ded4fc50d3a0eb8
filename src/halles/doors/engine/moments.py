"""The time that a message speaks of: "jeudi matin", "du 3 au 17 aout", "a 16h", "dans une heure"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from halles.doors.engine.clock_words import Clock, clock_at, minutes_at
from halles.doors.engine.day_words import Days, days_at
from halles.doors.engine.meaning import Moment, Part
from halles.doors.engine.words import Token

PARTS: dict[str, Part] = {
    "matin": "morning",
    "matinee": "morning",
    "matins": "morning",
    "apresmidi": "afternoon",
    "soir": "evening",
    "soiree": "evening",
    "nuit": "evening",
}
_BEFORE_TEXT = """
le la a au ce cet cette des de pour l les vers en d dans jusqu dici ici que tout tous toute toutes
"""
_BEFORE = frozenset(_BEFORE_TEXT.split())
"""What may stand before a time without saying more."""
_BETWEEN_TEXT = """
le la a au ce cet de des les vers en d l dans et , tous toute durant pendant
"""
_BETWEEN = frozenset(_BETWEEN_TEXT.split())
"""What may stand between two parts of the same moment."""
_ALL_DAY = (("toute", "la", "journee"), ("toute", "la", "journe"), ("la", "journee"), ("journee", "entiere"))


@dataclass(frozen=True, slots=True)
class Said:
    """A moment and the words that say it, from token `first` up to `after`."""

    first: int
    after: int
    moment: Moment
    is_hours: bool = False
    """Nothing but hours: "9h 12h"."""


@dataclass(frozen=True, slots=True)
class _Piece:
    after: int
    days: Days | None = None
    clock: Clock | None = None
    part: Part = ""
    minutes: int | None = None


def moments(tokens: Sequence[Token], text: str, today: date) -> list[Said]:
    """Return every moment of a message, in order."""
    words = [token.word for token in tokens]
    found: list[Said] = []
    at = 0
    while at < len(words):
        said = _whole_at(words, at, today)
        if said is None:
            at += 1
            continue
        written = text[tokens[said.first].start : tokens[said.after - 1].end]
        found.append(replace(said, moment=replace(said.moment, words=written)))
        at = said.after
    return found


def _whole_at(words: Sequence[str], at: int, today: date) -> Said | None:
    """Return the moment that begins here, its parts put together: "samedi" + "8h 14h"."""
    piece = _piece_at(words, at, today) or _piece_at(words, _skip(words, at, _BEFORE), today)
    if piece is None:
        return None
    pieces = [piece]
    while True:
        after = _skip(words, pieces[-1].after, _BETWEEN)
        following = _piece_at(words, after, today) or _piece_at(words, pieces[-1].after, today)
        if following is None or _clashes(pieces, following):
            break
        pieces.append(following)
    return Said(at, pieces[-1].after, _moment(pieces, today), _only_hours(pieces))


def _skip(words: Sequence[str], at: int, over: frozenset[str]) -> int:
    after = at
    while after < len(words) and words[after] in over and after < at + 3:
        after += 1
    return after


def _piece_at(words: Sequence[str], at: int, today: date) -> _Piece | None:
    for reader in _READERS:
        piece = reader(words, at, today)
        if piece is not None:
            return piece
    return None


def _relative(words: Sequence[str], at: int, today: date) -> _Piece | None:
    """Read "dans une heure", "maintenant"."""
    if at < len(words) and words[at] in ("maintenant", "now"):
        return _Piece(at + 1, minutes=0)
    if words[at : at + 1] == ["la"] and all(word in "?!." for word in words[at + 1 :]):
        return _Piece(at + 1, minutes=0)  # "ouvert la ?"
    if words[at : at + 3] == ["tout", "de", "suite"] or words[at : at + 1] == ["toutdesuite"]:
        return _Piece(at + (1 if words[at] == "toutdesuite" else 3), minutes=0)
    if at > 0 and words[at - 1] in ("dans", "dici"):
        told = minutes_at(words, at)
        return _Piece(told[1], minutes=told[0]) if told else None
    return None


def _day(words: Sequence[str], at: int, today: date) -> _Piece | None:
    days = days_at(words, at, today)
    return _Piece(days.after, days=days) if days else None


def _clock(words: Sequence[str], at: int, today: date) -> _Piece | None:
    clock = clock_at(words, at)
    return _Piece(clock.after, clock=clock) if clock else None


def _part(words: Sequence[str], at: int, today: date) -> _Piece | None:
    if at < len(words) and words[at] in PARTS:
        return _Piece(at + 1, part=PARTS[words[at]])
    for all_day in _ALL_DAY:
        if tuple(words[at : at + len(all_day)]) == all_day:
            return _Piece(at + len(all_day), days=Days(at, None, None))
    return None


_READERS: tuple[Callable[[Sequence[str], int, date], _Piece | None], ...] = (_relative, _day, _clock, _part)


def _clashes(pieces: Sequence[_Piece], following: _Piece) -> bool:
    """Two clocks or two parts of the day are no single moment; two days are, one after the other."""
    if following.minutes is not None or any(piece.minutes is not None for piece in pieces):
        return True
    if following.clock:
        return sum(piece.clock is not None for piece in pieces) > 1
    return bool(following.part) and any(piece.part for piece in pieces)


def _moment(pieces: Sequence[_Piece], today: date) -> Moment:
    days = [piece.days for piece in pieces if piece.days and piece.days.first]
    clocks = [piece.clock for piece in pieces if piece.clock]
    first = days[0].first if days else None
    last = max((each.last or each.first for each in days if each.first), default=None) if days else None
    part: Part = next((piece.part for piece in pieces if piece.part), "")
    minutes = next((piece.minutes for piece in pieces if piece.minutes is not None), None)
    if first is None and minutes is None and (part or clocks or any(piece.days for piece in pieces)):
        first = last = today
    return Moment(
        day=first,
        last_day=last if last and first and last > first else None,
        start=clocks[0].start if clocks else None,
        end=_latest(clocks),
        part=part,
        minutes=minutes,
    )


def _latest(clocks: Sequence[Clock]) -> time | None:
    return next((clock.end for clock in reversed(clocks) if clock.end), None)


def _only_hours(pieces: Sequence[_Piece]) -> bool:
    return all(piece.clock for piece in pieces)


def moment_of(text_words: Sequence[str], today: date) -> Moment | None:
    """Return what words that are nothing but a moment say; None where they say something else."""
    said = _whole_at(text_words, 0, today)
    return said.moment if said and said.after == len(text_words) else None


def next_day(today: date, weekday: int, *, after_today: bool = False) -> date:
    """Return the next such day of the week (Monday is 0), today included unless `after_today`."""
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=7 if after_today and not ahead else ahead)
