"""Exceptions in words, in the language of the page: "Closed on Thursday 3 December until 2 pm"."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.stalls.directory.engine.publishing import Said, standing

DAWN = 5
"""Before that hour a moment is still of the evening before."""


def said_lines(said: Iterable[Said], *, now: datetime) -> list[str]:
    """Return a line for each exception that holds and is not over, in order of time."""
    return [said_words(each, now=now) for each in standing(list(said)) if each.end > now]


def understood(said: Iterable[Said], *, now: datetime) -> list[str]:
    """Return the same for the middle of a sentence: "closed on Thursday 3 December until 2 pm"."""
    return [line[:1].lower() + line[1:] for line in said_lines(said, now=now)]


def said_words(said: Said, *, now: datetime) -> str:
    """Return one exception in words; of one that has begun, only until when."""
    return _open(said, now.date()) if said.is_open else _closed(said, now)


def _closed(said: Said, now: datetime) -> str:
    first, last = said.start.date(), _last_day(said.end)
    whole = (_is_dawn(said.start), _is_dawn(said.end))
    if first == last:
        return _closed_on_a_day(said, whole, now)
    if all(whole):
        days = french.period_words(first, last, today=now.date(), language=_language())
        return gettext("Closed %(days)s") % {"days": days}
    words = {
        "first": _day(first, now.date()),
        "start": _time(said.start),
        "last": _day(last, now.date()),
        "end": _time(said.end),
    }
    if said.start <= now:
        until = (
            gettext("Closed until %(last)s included")
            if whole[1]
            else gettext("Closed until %(last)s, %(end)s")
        )
        return until % words
    if whole[1]:
        return gettext("Closed from %(first)s, %(start)s, to %(last)s included") % words
    if whole[0]:
        return gettext("Closed from %(first)s to %(last)s, %(end)s") % words
    return gettext("Closed from %(first)s, %(start)s, to %(last)s, %(end)s") % words


def _closed_on_a_day(said: Said, whole: tuple[bool, bool], now: datetime) -> str:
    words = {
        "day": _day(said.start.date(), now.date()),
        "start": _time(said.start),
        "end": _time(said.end),
    }
    if whole[1]:
        begun = whole[0] or said.start <= now
        return (
            gettext("Closed on %(day)s") if begun else gettext("Closed on %(day)s from %(start)s")
        ) % words
    if whole[0]:
        return gettext("Closed on %(day)s until %(end)s") % words
    return gettext("Closed on %(day)s, %(start)s – %(end)s") % words


def _open(said: Said, today: date) -> str:
    words = {
        "day": _day(said.start.date(), today),
        "start": _time(said.start),
        "last": _day(said.end.date(), today),
        "end": _time(said.end),
    }
    if said.end - said.start == timedelta(days=1) and _is_dawn(said.start):
        return gettext("Open on %(day)s, all day") % words
    if said.end - said.start < timedelta(days=1):
        return gettext("Open on %(day)s, %(start)s – %(end)s") % words
    return gettext("Open from %(day)s, %(start)s, to %(last)s, %(end)s") % words


def _last_day(end: datetime) -> date:
    return end.date() - timedelta(days=1) if _is_dawn(end) else end.date()


def _is_dawn(moment: datetime) -> bool:
    return moment.hour < DAWN


def _day(day: date, today: date) -> str:
    return french.date_words(day, today=today, language=_language())


def _time(moment: datetime) -> str:
    return french.time_words(moment, language=_language())


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
