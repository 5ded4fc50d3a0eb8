"""What is told to who asked for a human: who calls back until when, and how to reach her sooner."""

from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.doors.models import Ticket
from halles.kit import french
from halles.town.models import Town


def promise_words(town: Town, ticket: Ticket) -> str:
    """Return who calls back until when, and the number of the call for help; where that is past, so."""
    words = {"n": ticket.number, "who": town.help_name or gettext("The town hall")}
    if ticket.due_at <= timezone.now():
        return gettext("Call %(n)d: %(who)s is late, please call.") % words
    words["when"] = due_words(ticket)
    return gettext("Call %(n)d: %(who)s calls you back before %(when)s.") % words


def due_words(ticket: Ticket) -> str:
    """Return until when a call for help is answered: "mardi 1er décembre, 12 h"."""
    language = get_language() or "fr"
    due = timezone.localtime(ticket.due_at)
    today = timezone.localtime(ticket.opened_at).date()
    day = french.date_words(due.date(), today=today, language=language)
    return f"{day}, {french.time_words(due, language=language)}"


def sooner_words(town: Town) -> str:
    """Return the number of the town's human, with her hours; "" where the town gave none."""
    if not town.help_phone:
        return ""
    words = {"phone": french.phone_words(town.help_phone), "hours": town.help_hours}
    if town.help_hours:
        return gettext("Sooner: %(phone)s, %(hours)s.") % words
    return gettext("Sooner: %(phone)s.") % words
