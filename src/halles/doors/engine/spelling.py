"""A moment written out in full French words, for the engines that read days and hours."""

from datetime import date, time

from halles.doors.engine.meaning import Moment

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre")  # fmt: skip
_PARTS = {"morning": " matin", "afternoon": " après-midi", "evening": " soir"}


def spelled(when: Moment, *, today: date) -> str:
    """Return "jeudi 3 décembre 2026 de 9 h à 11 h" or "du 3 août 2027 au 17 août 2027".

    "" where a moment names neither day nor hour, or only says in how many minutes.
    """
    if not (when.day or when.start or when.end or when.part):
        return ""
    day = when.day or today
    if when.last_day and when.last_day != day:
        return f"du {_date(day)} au {_date(when.last_day)}"
    return f"{_DAYS[day.weekday()]} {_date(day)}{_PARTS.get(when.part, '')}{_times(when)}"


def _times(when: Moment) -> str:
    if when.start and when.end:
        return f" de {time_spelled(when.start)} à {time_spelled(when.end)}"
    if when.start:
        return f" à partir de {time_spelled(when.start)}"
    return f" jusqu’à {time_spelled(when.end)}" if when.end else ""


def time_spelled(at: time) -> str:
    """Return "9 h 30"."""
    return f"{at.hour} h {at.minute:02}" if at.minute else f"{at.hour} h"


def _date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
