"""What a sheet says of today: open or not, the next public holiday, how long ago it was confirmed."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.stalls.directory.engine.states import ASLEEP
from halles.stalls.directory.papers import facts
from halles.stalls.directory.queries import SheetNow, SheetView
from halles.town.engine.hours import CLOSED, OPEN, spans_words, state_words
from halles.town.engine.moments import Holiday

register = template.Library()


@register.filter
def state_said(now: SheetNow) -> str:
    """Return "Ouvert. Ferme à 12 h 30. Rouvre à 14 h."."""
    if now.state is None:
        return ""
    said = state_words(now.state, now.moment, _language())
    if now.reopens:
        time = french.time_words(now.reopens, language=_language())
        said += " " + gettext("Opens again at %(time)s.") % {"time": time}
    return said


@register.filter
def holiday_said(now: SheetNow) -> str:
    """Return "Mercredi 11 novembre, jour férié : à confirmer.", or what is known of that day; or nothing."""
    if now.holiday is None:
        return ""
    day = _day_said(now, now.holiday)
    if now.holiday.state == OPEN:
        hours = spans_words(now.holiday.spans, _language())
        return gettext("%(day)s, public holiday: open, %(hours)s.") % {"day": day, "hours": hours}
    if now.holiday.state == CLOSED:
        return gettext("%(day)s, public holiday: closed.") % {"day": day}
    return gettext("%(day)s, public holiday: to be confirmed.") % {"day": day}


def _day_said(now: SheetNow, holiday: Holiday) -> str:
    today = now.moment.date()
    if holiday.day == today:
        return gettext("Today")
    words = french.date_words(holiday.day, today=today, language=_language())
    return words[:1].upper() + words[1:]


@register.filter
def confirmed_said(view: SheetView) -> str:
    """Return "Confirmé il y a 12 jours."; after three months that one had better call; or nothing."""
    if not view.is_claimed or view.confirmed_at is None:
        return ""
    if not view.hours:
        return _last_confirmed(view)
    today, day = timezone.localdate(), timezone.localtime(view.confirmed_at).date()
    if today - day < ASLEEP:
        return _days_ago((today - day).days)
    words = {"day": french.date_words(day, today=today, language=_language())}
    return _call(view, gettext("Not confirmed since %(day)s.") % words)


@register.filter
def unsure_said(view: SheetView) -> str:
    """Return what to do where one does not know whether a shop is open: "Appelez avant de venir."."""
    return _call(view, _last_confirmed(view))


def _last_confirmed(view: SheetView) -> str:
    """Return "Dernière confirmation : mardi 3 mai.", nothing where nobody confirmed."""
    if view.confirmed_at is None:
        return ""
    today, day = timezone.localdate(), timezone.localtime(view.confirmed_at).date()
    words = {"day": french.date_words(day, today=today, language=_language())}
    return gettext("Last confirmation: %(day)s.") % words


def _call(view: SheetView, said: str) -> str:
    """Add that one had better call, where there is a number."""
    return " ".join(filter(None, (said, gettext("Call before you come.") if view.phone else "")))


def _days_ago(days: int) -> str:
    if days <= 0:
        return gettext("Confirmed today.")
    if days == 1:
        return gettext("Confirmed yesterday.")
    return ngettext("Confirmed %(n)d day ago.", "Confirmed %(n)d days ago.", days) % {"n": days}


register.filter("facts", facts)

_FIELDS = ("name", "street", "position", "phone", "website", "hours", "payment", "languages", "wheelchair")


@register.filter
def borrowed_said(view: SheetView) -> str:
    """Return which things on a sheet are OpenStreetMap's: "nom, adresse, horaires"."""
    words = {
        "name": gettext("name"),
        "street": gettext("address"),
        "position": gettext("place on the map"),
        "phone": gettext("telephone"),
        "website": gettext("web site"),
        "hours": gettext("hours"),
        "payment": gettext("ways to pay"),
        "languages": gettext("languages"),
        "wheelchair": gettext("access by wheelchair"),
    }
    return ", ".join(words[name] for name in _FIELDS if name in view.borrowed)


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
