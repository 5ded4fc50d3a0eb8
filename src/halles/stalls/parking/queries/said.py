"""What is said of a car park at this moment, in words; measured, counted and said are never mixed."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from halles.kit import french
from halles.stalls.parking.models import ClosureReason
from halles.stalls.parking.queries.facts import language
from halles.stalls.parking.queries.shapes import Closing, Later, Now

SURE = 0.97
"""From here on one says "almost surely" rather than ten chances in ten."""
LEAST = 30
"""Minutes from which one plans: what is foreseen sooner is for the forecast's own use."""
HOPELESS = 0.05
"""Up to here one says "probably full"."""


def state_of(now: Now) -> str:
    """Return what a driver finds: "closed", "free", "full", or "unknown"."""
    if now.is_closed:
        return "closed"
    if now.free is None:
        return "full" if now.origin == "said" else "unknown"
    return "free" if now.free else "full"


def free_words(now: Now) -> str:
    """Return "34 places libres" or "Complet"; nothing where no number is known."""
    if now.free is None:
        return gettext("Full") if now.origin == "said" and not now.is_closed else ""
    if not now.free:
        return gettext("Full")
    words = {"n": french.number_words(now.free, language=language())}
    return ngettext("%(n)s free place", "%(n)s free places", now.free) % words


def origin_words(now: Now) -> str:
    """Return "mesuré à 10 h 12", "compté à 10 h 12 par la mairie" or "signalé complet par 2 personnes"."""
    if now.origin == "said":
        return full_words(now)
    if now.at is None or now.free is None:
        return ""
    time = {"time": french.time_words(timezone.localtime(now.at), language=language())}
    if now.origin == "counted":
        return gettext("counted at %(time)s by the town hall") % time
    return gettext("measured at %(time)s") % time if now.origin == "measured" else ""


def full_words(now: Now) -> str:
    """Return "signalé complet par 2 personnes"; nothing where nobody says so."""
    n = now.full_words
    words = ngettext("reported full by %(n)d person", "reported full by %(n)d people", n) % {"n": n}
    return words if n else ""


def trend_words(now: Now) -> str:
    """Return "se remplit"; that a car park stays full goes without saying."""
    if now.trend == "steady" and not now.free:
        return ""
    words = {
        "": "",
        "filling": gettext("filling up"),
        "emptying": gettext("emptying"),
        "steady": gettext("steady"),
    }
    return words[now.trend]


def unknown_words(now: Now) -> str:
    """Return why a car park with a sensor has no number; nothing for one that was never to have any."""
    if state_of(now) != "unknown" or not now.has_sensor:
        return ""
    if now.is_stale and now.at:
        return gettext("Not known: the sensor has been silent since %(time)s.") % {
            "time": moment_words(now.at)
        }
    if now.is_stale:
        return gettext("Not known: the sensor is silent.")
    return gettext("Not known yet: the sensor has told nothing.")


def in_words(minutes: int) -> str:
    """Return "dans 30 min" or "dans 2 heures"."""
    if minutes % 60:
        return gettext("in %(n)d min") % {"n": minutes}
    return ngettext("in %(n)d hour", "in %(n)d hours", minutes // 60) % {"n": minutes // 60}


def chance_words(later: Later) -> str:
    """Return "8 chances sur 10 de trouver une place"."""
    return _chances(later)[0]


def _chances(later: Later) -> tuple[str, str]:
    """Return a chance in full, and how it is said after that: "8 sur 10"."""
    if later.is_closed:
        return (gettext("closed"),) * 2
    if later.chance > SURE:
        return (gettext("almost surely a place"),) * 2
    if later.chance <= HOPELESS:
        return (gettext("probably full"),) * 2
    tenths = min(9, max(1, round(10 * later.chance)))
    full = ngettext("%(n)d chance in 10 of finding a place", "%(n)d chances in 10 of finding a place", tenths)
    return full % {"n": tenths}, gettext("%(n)d in 10") % {"n": tenths}


def later_lines(now: Now) -> list[tuple[str, str]]:
    """Return when and with what chance, in full the first time; what stays the same is said once."""
    told = [each for each in now.later if each.minutes >= LEAST]
    said = [(in_words(each.minutes), _chances(each)) for each in told]
    if len(said) > 1 and len({words for _, words in said}) == 1 and not told[0].is_closed:
        return [(gettext("within %(n)d hours") % {"n": told[-1].minutes // 60}, said[0][1][0])]
    found, is_said = [], False
    for when, (full, short) in said:
        found.append((when, short if is_said else full))
        is_said = is_said or full != short
    return found


def range_words(later: Later) -> str:
    """Return "entre 12 et 30 places, 9 fois sur 10"."""
    if later.is_closed:
        return ""
    return gettext("between %(low)d and %(high)d places, 9 times in 10") % {
        "low": later.low,
        "high": later.high,
    }


def learning_words(now: Now, *, needed: int = 7) -> str:
    """Return that days are missing for a forecast; nothing where there is one, or where none is to come."""
    if now.days_known is None or not now.has_sensor:
        return ""
    words = {"days": now.days_known, "needed": needed}
    return gettext("No forecast yet: it needs %(needed)d days of figures, and has %(days)d.") % words


def closed_words(closing: Closing) -> str:
    """Return "Fermé jusqu’à 14 h : marché", or how many places are taken away until then."""
    words = {"reason": reason_words(closing.reason), "places": closing.places}
    if closing.ends_at is not None:
        words["time"] = moment_words(closing.ends_at)
        if closing.places is None:
            return gettext("Closed until %(time)s: %(reason)s") % words
        return gettext("%(places)d places fewer until %(time)s: %(reason)s") % words
    if closing.places is None:
        return gettext("Closed until further notice: %(reason)s") % words
    return gettext("%(places)d places fewer until further notice: %(reason)s") % words


def closing_words(closing: Closing) -> str:
    """Return what is said of a closing, be it to come or hold already."""
    return closed_words(closing) if closing.starts_at <= timezone.now() else coming_words(closing)


def coming_words(closing: Closing) -> str:
    """Return "Fermé jeudi 3 décembre, de 6 h à 14 h : marché"."""
    words = {"when": span_words(closing.starts_at, closing.ends_at), "reason": reason_words(closing.reason)}
    if closing.places is None:
        return gettext("Closed on %(when)s: %(reason)s") % words
    return gettext("%(places)d places fewer on %(when)s: %(reason)s") % {**words, "places": closing.places}


def reason_words(reason: str) -> str:
    """Return "marché"."""
    words = {
        ClosureReason.MARKET: gettext("market"),
        ClosureReason.WORKS: gettext("works"),
        ClosureReason.EVENT: gettext("event"),
    }
    return words.get(ClosureReason(reason), gettext("decided by the town hall"))


def span_words(start: datetime, end: datetime | None) -> str:
    """Return "jeudi 3 décembre, de 6 h à 14 h"; with two days, both of them."""
    first = timezone.localtime(start)
    day, time = _day(first), french.time_words(first, language=language())
    if end is None:
        return gettext("%(day)s from %(start)s on") % {"day": day, "start": time}
    last = timezone.localtime(end)
    words = {
        "day": day,
        "start": time,
        "end": french.time_words(last, language=language()),
        "last": _day(last),
    }
    if last.date() == first.date():
        return gettext("%(day)s, from %(start)s to %(end)s") % words
    return gettext("%(day)s at %(start)s, until %(last)s at %(end)s") % words


def moment_words(moment: datetime) -> str:
    """Return "14 h" of today; of another day "jeudi 3 décembre à 14 h"."""
    local = timezone.localtime(moment)
    time = french.time_words(local, language=language())
    if local.date() == timezone.localdate():
        return time
    return gettext("%(day)s at %(time)s") % {"day": _day(local), "time": time}


def _day(local: datetime) -> str:
    return french.date_words(local.date(), today=timezone.localdate(), language=language())
