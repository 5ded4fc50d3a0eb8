"""French words for days, times and questions about a sentence."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

NB, THIN = "\u00a0", "\u202f"
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
PARTS = {"morning": "le matin", "noon": "le midi", "afternoon": "l’après-midi", "evening": "le soir"}
WHICH = f"Que faut-il comprendre{THIN}?"
WHICH_DAY = f"Quel jour{THIN}?"
FROM_WHEN = f"De quand à quand{THIN}?"
UNTIL_WHEN = f"Jusqu’à quand{THIN}?"
ONLY_ONCE = f"Une seule fois, ou toujours{THIN}?"
CLOSED_SO_FAR = f"Êtes-vous fermé jusque-là{THIN}?"
NO = "Non"
NOT_CLOSED = "Ce n’est pas une fermeture"
THIS_TIME = "Cette fois seulement"
EVERY_DAY = "Tous les jours"
EVERY_WEEK = "Toutes les semaines"
AS_USUAL = "Aussi aux heures habituelles"
AS_WELL = "En plus des heures habituelles"
WITHOUT_BREAK = "Sans interruption jusque-là"
FIRST_ONE = "Le premier seulement"
AT_THIS_HOUR = "Non, aux mêmes heures"
ALL_DAY = "Oui, toute la journée"
WHOLE_DAYS = "Fermé toute la journée"
OPENS_AT, CLOSES_AT = "Ouverture à {}", "Fermeture à {}"
OPEN_THEN = f"Ces jours-là, à quelles heures{THIN}?"
OPENS_THEN = f"Ces jours-là, à quelle heure ouvrez-vous{THIN}?"
CLOSES_THEN = f"Ces jours-là, à quelle heure fermez-vous{THIN}?"


def day_words(day: date, today: date) -> str:
    """Return "jeudi 3 décembre", with the year when it is not this one."""
    number = "1er" if day.day == 1 else str(day.day)
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {number}{NB}{MONTHS[day.month - 1]}{year}"


def days_words(first: date, last: date, today: date) -> str:
    """Return "jeudi 3 décembre" or "du lundi 3 août au mercredi 12 août"."""
    if first == last:
        return day_words(first, today)
    return f"du {day_words(first, today)} au {day_words(last, today)}"


def weekday_words(day: date) -> str:
    """Return "lundi"."""
    return WEEKDAYS[day.weekday()]


def time_words(moment: datetime) -> str:
    """Return "9 h 30"."""
    return f"{moment.hour}{NB}h" + (f"{NB}{moment.minute:02}" if moment.minute else "")


def spans_words(spans: Sequence[tuple[datetime, datetime]]) -> str:
    """Return "9 h – 12 h 30, 14 h – 19 h"."""
    return ", ".join(f"{time_words(start)} – {time_words(end)}" for start, end in spans)


def capital(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(before: str, after: str) -> str:
    """Return two answers as one, "Oui, lundi seulement": a capital only where the first has it."""
    if not before or not after:
        return before or after
    after = after.removeprefix("Oui, ").removeprefix("Non, ")
    return f"{before}, {after[:1].lower()}{after[1:]}"


def is_it(day: date, today: date) -> str:
    """Return "Jeudi 3 décembre ?"."""
    return f"{capital(day_words(day, today))}{THIN}?"


def opens_when(day: date, today: date) -> str:
    """Return the question of when one opens on a day."""
    return f"{capital(day_words(day, today))}, à quelle heure ouvrez-vous{THIN}?"


def closes_when(day: date, today: date) -> str:
    """Return the question of when one closes on a day."""
    return f"{capital(day_words(day, today))}, à quelle heure fermez-vous{THIN}?"


def closed_when(day: date, today: date) -> str:
    """Return the question of when one is closed on a day."""
    return f"{capital(day_words(day, today))}, fermé à partir de quand{THIN}?"


def closed_all_day(day: date, today: date) -> str:
    """Return the question of whether one is closed the whole of a day."""
    return f"{capital(day_words(day, today))}, fermé toute la journée{THIN}?"


def open_on(day: date, today: date) -> str:
    """Return the question of whether one is open on the last day of a closing."""
    return f"{capital(day_words(day, today))}, serez-vous ouvert{THIN}?"


def open_when(day: date, today: date) -> str:
    """Return the question of the hours of a day."""
    return f"{capital(day_words(day, today))}, à quelles heures{THIN}?"


def only_these(day: date, today: date) -> str:
    """Return the question of whether told hours take the place of the usual ones."""
    return f"{capital(day_words(day, today))}{NB}: seulement ces heures{THIN}?"


def is_closed(when: str) -> str:
    """Return the question of whether the shop is closed then."""
    return f"Êtes-vous fermé {when}{THIN}?"


def is_open(when: str) -> str:
    """Return the question of whether the shop is open then."""
    return f"Êtes-vous ouvert {when}{THIN}?"


def last_moment(end: datetime) -> date:
    """Return the day of the last moment before `end`."""
    return (end - timedelta(seconds=1)).date()
