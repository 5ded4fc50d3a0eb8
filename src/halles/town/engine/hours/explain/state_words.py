"""One short sentence on what is open now and what comes next."""

from datetime import datetime, timedelta

from halles.town.engine.hours.evaluate import HOLIDAY
from halles.town.engine.hours.explain import english, french
from halles.town.engine.hours.explain.clock import NBSP, time_words
from halles.town.engine.hours.model import CLOSED, OPEN
from halles.town.engine.hours.parts import OPEN_END
from halles.town.engine.hours.state import State

_NIGHT = 5
"""The hour until which a night still belongs to the evening before."""
_FRENCH = {
    OPEN: "Ouvert.",
    CLOSED: "Fermé.",
    "closes": "Ferme {when}.",
    "opens": "Ouvre {when}.",
    "at": "à {time}",
    "tomorrow": "demain à {time}",
    "on": "{day} à {time}",
    "unknown": "On ne sait pas encore.",
    "comment": f"À confirmer{NBSP}: «{NBSP}{{comment}}{NBSP}».",
    HOLIDAY: f"Jour férié{NBSP}: à confirmer.",
    OPEN_END: f"Peut-être encore ouvert{NBSP}: l’heure de fermeture n’est pas dite.",
}
_ENGLISH = {
    OPEN: "Open.",
    CLOSED: "Closed.",
    "closes": "Closes {when}.",
    "opens": "Opens {when}.",
    "at": "at {time}",
    "tomorrow": "tomorrow at {time}",
    "on": "on {day} at {time}",
    "unknown": "Not known yet.",
    "comment": "To be confirmed: “{comment}”.",
    HOLIDAY: "Public holiday: to be confirmed.",
    OPEN_END: "May still be open: nobody says when it closes.",
}


def state_words(state: State, moment: datetime, language: str) -> str:
    """Return "Ouvert. Ferme à 12 h 30.", "Fermé. Ouvre demain à 9 h.", "On ne sait pas encore."."""
    words = _FRENCH if language == "fr" else _ENGLISH
    if state.now == OPEN:
        return _with(words[OPEN], words["closes"], state.until, moment, language)
    if state.now == CLOSED:
        return _with(words[CLOSED], words["opens"], state.next_open, moment, language)
    if state.comment in (HOLIDAY, OPEN_END):
        return words[state.comment]
    return words["comment"].format(comment=state.comment) if state.comment else words["unknown"]


def _with(said: str, more: str, when: datetime | None, moment: datetime, language: str) -> str:
    return f"{said} {more.format(when=_when(when, moment, language))}" if when else said


def _when(when: datetime, moment: datetime, language: str) -> str:
    words = _FRENCH if language == "fr" else _ENGLISH
    time = time_words(60 * when.hour + when.minute, language)
    if when.hour == when.minute == 0 and when > moment:
        when, time = when - timedelta(minutes=1), time_words(24 * 60, language)
    days = (when.date() - moment.date()).days
    if days == 0 or (days == 1 and when.hour < _NIGHT and when - moment < timedelta(hours=12)):
        return words["at"].format(time=time)
    if days == 1:
        return words["tomorrow"].format(time=time)
    return words["on"].format(day=_day(when, language), time=time)


def _day(when: datetime, language: str) -> str:
    tongue = french if language == "fr" else english
    number = "1er" if language == "fr" and when.day == 1 else str(when.day)
    return f"{tongue.DAYS[when.weekday()]} {number}{NBSP}{tongue.MONTHS[when.month - 1]}"
