"""Moments as people say them: "samedi 19 h", "aujourd’hui, 9 h – 10 h"."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit import french


def moment_words(moment: datetime, *, now: datetime) -> str:
    """Return "19 h" today, "minuit" for its end, "demain 19 h", else "samedi 28 novembre 19 h"."""
    local, today = timezone.localtime(moment), timezone.localdate(now)
    if local.date() == today + timedelta(days=1) and not (local.hour or local.minute):
        return gettext("midnight")
    time = french.time_words(local, language=_language())
    day = day_words(moment, now=now)
    return time if local.date() == today else gettext("%(day)s %(time)s") % {"day": day, "time": time}


def day_words(moment: datetime, *, now: datetime) -> str:
    """Return "aujourd’hui", "demain" or "samedi 28 novembre"."""
    day, today = timezone.localdate(moment), timezone.localdate(now)
    if day == today:
        return gettext("today")
    if day == today + timedelta(days=1):
        return gettext("tomorrow")
    return french.date_words(day, today=today, language=_language())


def slot_words(start: datetime, end: datetime, *, now: datetime) -> str:
    """Return "demain, 9 h – 10 h"."""
    first, last = (french.time_words(timezone.localtime(each), language=_language()) for each in (start, end))
    times = gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    return gettext("%(day)s, %(times)s") % {"day": day_words(start, now=now), "times": times}


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def slot_on_paper(start: datetime, end: datetime) -> str:
    """Return "jeudi 26 novembre entre 10 h 40 et 11 h": what stays true on a sheet that is read later."""
    language = _language()
    here, until = timezone.localtime(start), timezone.localtime(end)
    words = {
        "day": french.date_words(here.date(), today=here.date(), language=language),
        "start": french.time_words(here, language=language),
        "end": french.time_words(until, language=language),
    }
    return gettext("%(day)s between %(start)s and %(end)s") % words
