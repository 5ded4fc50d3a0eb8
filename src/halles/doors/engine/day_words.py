"""Days as they are written: "jeudi", "le 3 mai", "du 3 au 17 aout", "la semaine prochaine"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from halles.doors.engine.sound import likeness

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre",
    "decembre",
)  # fmt: skip
_SHORT_MONTHS = {
    "janv": 1, "jan": 1, "fev": 2, "fevr": 2, "avr": 4, "jui": 6, "juil": 7, "jul": 7, "aou": 8, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_FEASTS = {"noel": (12, 25), "toussaint": (11, 1), "armistice": (11, 11), "assomption": (8, 15)}
_AFTER_EASTER = {"paques": 0, "ascension": 39, "pentecote": 49}
_NEXT = frozenset(["prochain", "prochaine", "suivant", "suivante"])
_LAST = frozenset(["dernier", "derniere", "passe", "passee"])
_SURE = 0.85


@dataclass(frozen=True, slots=True)
class Days:
    """One day or several, up to token `after`."""

    after: int
    first: date | None
    last: date | None = None


def days_at(words: Sequence[str], at: int, today: date) -> Days | None:
    """Return the days that begin at a word, None where none does."""
    for reader in (_range, _named, _feast, _week, _dated, _weekday):
        days = reader(words, at, today)
        if days is not None:
            return days
    return None


@lru_cache(maxsize=8192)
def weekday_of(word: str) -> int | None:
    """Return the day of the week that a word is meant for, Monday is 0."""
    word = word[:-1] if word.endswith("s") else word
    for number, name in enumerate(WEEKDAYS):
        if word == name or likeness(word, name) >= _SURE:
            return number
    return None


@lru_cache(maxsize=8192)
def _month_of(word: str) -> int | None:
    if word in _SHORT_MONTHS:
        return _SHORT_MONTHS[word]
    for number, name in enumerate(MONTHS, 1):
        if word == name or (len(word) > 3 and likeness(word, name) >= _SURE):
            return number
    return None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _named(words: Sequence[str], at: int, today: date) -> Days | None:
    ahead = {"aujourdhui": 0, "demain": 1, "apresdemain": 2, "today": 0, "tomorrow": 1, "tonight": 0}
    word = _word(words, at)
    if word not in ahead and len(word) > 4 and likeness(word, "demain") >= _SURE:
        word = "demain"
    if word in ahead:
        return Days(at + 1, today + timedelta(days=ahead[word]))
    return None


def _week(words: Sequence[str], at: int, today: date) -> Days | None:
    monday = today - timedelta(days=today.weekday())
    word, following = _word(words, at), _word(words, at + 1)
    if word == "weekend":
        ahead = 7 if following in _NEXT else 0
        saturday = monday + timedelta(days=5 + ahead)
        return Days(at + 1 + bool(ahead), max(saturday, today), saturday + timedelta(days=1))
    if word != "semaine":
        return None
    if following in _NEXT:
        return Days(at + 2, monday + timedelta(days=7), monday + timedelta(days=13))
    if _word(words, at - 1) in ("cette", "la", "toute"):
        return Days(at + 1, today, monday + timedelta(days=6))
    return None


def _weekday(words: Sequence[str], at: int, today: date) -> Days | None:
    number = weekday_of(_word(words, at))
    if number is None:
        return None
    following = _word(words, at + 1)
    if following in _LAST:
        return None
    ahead = (number - today.weekday()) % 7
    if following in _NEXT:
        return Days(at + 2, today + timedelta(days=ahead or 7))
    if following == "de" and _word(words, at + 2) in _AFTER_EASTER:
        feast = _feast(words, at + 2, today)
        return Days(at + 3, feast.first + timedelta(days=1)) if feast and feast.first else None
    return Days(at + 1, today + timedelta(days=ahead))


def _dated(words: Sequence[str], at: int, today: date) -> Days | None:
    """Read "3 mai", "1er mai", "vendredi 2 mai", "le 15", "3/5"."""
    if weekday_of(_word(words, at)) is not None:
        return _dated(words, at + 1, today) if _word(words, at + 1) else None
    day = _day_number(_word(words, at))
    if not day:
        return None
    month = _month_of(_word(words, at + 1))
    if month:
        return _coming(day, month, at + 2, today)
    slashed = _word(words, at + 2)
    if _word(words, at + 1) == "/" and slashed.isdigit() and 0 < int(slashed) < 13:
        return _coming(day, int(slashed), at + 3, today)
    return _of_month(words, at, day, today)


def _of_month(words: Sequence[str], at: int, day: int, today: date) -> Days | None:
    """Read "le 15": the next day of that number, where nothing else is counted."""
    if _word(words, at).startswith("0"):
        return None
    is_day = _word(words, at - 1) == "le" or weekday_of(_word(words, at - 1)) is not None
    if not is_day or _word(words, at + 1) in ("h", "heures", "heure", "€", "euros"):
        return None
    for ahead in range(62):
        candidate = today + timedelta(days=ahead)
        if candidate.day == day:
            return Days(at + 1, candidate)
    return None


def _day_number(word: str) -> int:
    if word == "premier":
        return 1
    return int(word) if word.isdigit() and len(word) < 3 and 0 < int(word) < 32 else 0


def _coming(day: int, month: int, after: int, today: date) -> Days | None:
    """Return the next such day: this year's, or the one of next year where it is long gone."""
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today - timedelta(days=1):
            return Days(after, found)
    return None


def _range(words: Sequence[str], at: int, today: date) -> Days | None:
    """Read "du 3 au 17 aout", "du 24 dec au 2 janv", "de mardi a samedi", "jusqu au 15 aout"."""
    word = _word(words, at)
    if word in ("jusqu", "jusqua", "jusque"):
        until = at + 1 + (_word(words, at + 1) in ("au", "a", "le"))
        last = _dated(words, until, today) or _weekday(words, until, today)
        return Days(last.after, today, last.first) if last else None
    if word not in ("du", "de", "des") and not word.isdigit():
        return None
    first = at + (not word.isdigit()) + (_word(words, at + 1) == "le")
    return _from_to(words, first, today)


def _from_to(words: Sequence[str], at: int, today: date) -> Days | None:
    start = _dated(words, at, today) or _weekday(words, at, today)
    day = _day_number(_word(words, at))
    link = start.after if start else at + 1
    if not (start or day) or _word(words, link) not in ("au", "a"):
        return None
    to = link + 1 + (_word(words, link + 1) == "le")
    end = _dated(words, to, today) or _weekday(words, to, today)
    if (end is None or end.first is None) and day and _word(words, at - 1) == "du":
        end = _ending(words, to, day, today)
    if end is None or end.first is None:
        return None
    if start is None or start.first is None:
        start = Days(link, _before(end.first, day))
    after = end.after + (_word(words, end.after) in ("inclus", "compris", "incluse"))
    last = end.first if start.first is None or end.first >= start.first else end.first + timedelta(days=7)
    return Days(after, start.first, last) if start.first else None


def _ending(words: Sequence[str], at: int, first: int, today: date) -> Days | None:
    """Read the "10" of "du 3 au 10": the next such day, where one "3" is still to come before it."""
    last = _day_number(_word(words, at))
    if not last or _word(words, at + 1) in ("h", "heures", "heure"):
        return None
    begin = next(day for day in (today + timedelta(days=n) for n in range(62)) if day.day == first)
    found = next((day for day in (begin + timedelta(days=n) for n in range(62)) if day.day == last), None)
    return Days(at + 1, found) if found else None


def _before(end: date, day: int) -> date | None:
    """Return the last day of that number up to `end`."""
    return next((e for e in (end - timedelta(days=n) for n in range(31)) if e.day == day), None)


def _feast(words: Sequence[str], at: int, today: date) -> Days | None:
    word = _word(words, at)
    if _word(words, at - 1) in ("de", "d") and weekday_of(_word(words, at - 2)) is None:
        return None
    if word in _FEASTS:
        month, day = _FEASTS[word]
        return _coming(day, month, at + 1, today)
    if word in _AFTER_EASTER:
        days = (easter(year) + timedelta(days=_AFTER_EASTER[word]) for year in (today.year, today.year + 1))
        return Days(at + 1, next((day for day in days if day >= today), None))
    return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
