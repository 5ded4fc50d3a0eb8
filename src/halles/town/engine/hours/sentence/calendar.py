"""From words to days: "jeudi", "le 3", "du 24 au 2 janvier", "le lundi de Pâques", seen from a moment."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from halles.town.engine.holidays import easter_sunday
from halles.town.engine.hours.french.seasons import LENGTHS

DAY = timedelta(days=1)
_FIXED = {
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "new-year": (1, 1),
    "new-year-eve": (12, 31),
    "all-saints": (11, 1),
    "armistice": (11, 11),
    "assumption": (8, 15),
    "national": (7, 14),
    "labour": (5, 1),
}
_AFTER_EASTER = {"easter": 0, "easter-monday": 1, "ascension": 39, "whit-monday": 50}
RECENT = 31 * DAY
"""A date gone by for less long than this was perhaps meant, not the one of next year."""


@dataclass(frozen=True, slots=True)
class Named:
    """One day as it was named; what was not said is None, 0 or empty."""

    weekday: int | None = None
    day: int = 0
    month: int = 0
    year: int = 0
    offset: int | None = None
    holiday: str = ""
    stretch: str = ""
    is_next: bool = False
    in_eight: bool = False
    weekly: bool = False
    """Named as a habit may be: "le lundi"."""
    always: bool = False
    """Named as a habit is: "les lundis", "tous les lundis"."""
    parts: tuple[str, ...] = ()
    tied: bool = False
    """Joined to the next one by "et", with one part of the day for both or not."""

    @property
    def is_weekday_only(self) -> bool:
        return self.weekday is not None and not (self.day or self.month)


def with_month(first: Named, last: Named) -> Named:
    """Return "le 3" of "du 3 au 12 août" with its month: the one before where its day is not earlier."""
    if not first.day or first.month or not last.month:
        return first
    if first.day < last.day:
        return replace(first, month=last.month, year=last.year)
    month = last.month - 1 or 12
    year = last.year - (month == 12) if last.year else 0
    return replace(first, month=month, year=year)


def resolve(named: Named, today: date) -> list[date]:
    """Return the days that may be meant, the likeliest first, none if there is no such day.

    Two where the week-day and the number disagree; past where a day has just gone by.
    """
    if named.offset is not None:
        return [today + named.offset * DAY]
    if named.holiday:
        return [_holiday(named.holiday, today, named.year)]
    if named.day and named.month:
        return _dated(named, today)
    if named.day:
        return _numbered(named, today)
    if named.weekday is None:
        return []
    first = today + ((named.weekday - today.weekday()) % 7) * DAY
    if named.in_eight:
        return [(first if first > today else first + 7 * DAY) + 7 * DAY]
    if named.is_next:
        first = first if first > today else first + 7 * DAY
        same_week = first.isocalendar()[:2] == today.isocalendar()[:2]
        return [first, first + 7 * DAY] if same_week else [first]
    return [first]


def _holiday(name: str, today: date, year: int) -> date:
    for each in (year,) if year else (today.year, today.year + 1):
        day = date(each, *_FIXED[name]) if name in _FIXED else easter_sunday(each) + _AFTER_EASTER[name] * DAY
        if day >= today:
            return day
    return day


def _dated(named: Named, today: date) -> list[date]:
    years = (named.year,) if named.year else (today.year, today.year + 1)
    days = [day for year in years if (day := _date(year, named.month, named.day))]
    ahead = [day for day in days if day >= today] or days
    if not ahead:
        return []
    day = ahead[0]
    if named.weekday is None or day.weekday() == named.weekday:
        gone = [d for d in days if today - RECENT <= d < today]
        return [day, *gone] if gone and named.weekday is None and not named.year else [day]
    near = min((day + shift * DAY for shift in range(-3, 4)), key=lambda d: (d.weekday() != named.weekday, d))
    return [day, near]


def _date(year: int, month: int, day: int) -> date | None:
    if day > LENGTHS[month - 1] or (month == 2 and day == 29 and year % 4):
        return None
    return date(year, month, day)


def _numbered(named: Named, today: date) -> list[date]:
    ahead = [day for shift in range(93) if (day := today + shift * DAY).day == named.day]
    if named.weekday is None:
        return ahead[:1]
    fit = [day for day in ahead if day.weekday() == named.weekday]
    if fit and fit[0] == ahead[0]:
        return fit[:1]
    weekday = today + ((named.weekday - today.weekday()) % 7) * DAY
    return sorted({*ahead[:1], *fit[:1], weekday}, key=lambda d: (d not in ahead[:1], d))[:3]


def stretch(name: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a week or week-end, from today on."""
    monday = today - today.weekday() * DAY
    saturday, sunday = monday + 5 * DAY, monday + 6 * DAY
    if name == "week":
        return today, sunday
    if name == "next-week":
        return monday + 7 * DAY, monday + 13 * DAY
    if name == "week-end":
        return max(saturday, today), sunday
    return saturday + 7 * DAY, sunday + 7 * DAY
