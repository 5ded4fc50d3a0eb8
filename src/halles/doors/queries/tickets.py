"""Reads of the calls for help: those that wait, one of them, how many are late."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from halles.doors.models import Ticket, TicketState
from halles.kit import french
from halles.kit.text import mark
from halles.people.public import person_name

MOST_SHOWN = 100
REASONS = {
    "asked": mark("Asks to be called back"),
    "lost": mark("Was not understood twice"),
    "refused": mark("Asks what a text message cannot do"),
}
CHANNELS = {
    "sms": mark("by text message"),
    "web": mark("on the web"),
    "paper": mark("on paper"),
    "helper": mark("at a counter"),
}


@dataclass(frozen=True)
class TicketView:
    """A call for help as the counter reads it."""

    row: Ticket
    is_late: bool
    claimed_by: str
    """Name of who looks after it; "" while nobody does."""
    answered_by: str = ""

    @property
    def contact(self) -> str:
        """Her number as one dials it, or how else she is reached."""
        return french.phone_words(self.row.contact)

    @property
    def reason_label(self) -> str:
        """Why she needs a human, to be translated when shown."""
        return REASONS.get(self.row.reason, self.row.reason)

    @property
    def channel_label(self) -> str:
        """By which door she came, to be translated when shown."""
        return CHANNELS.get(self.row.channel, self.row.channel)

    @property
    def can_text(self) -> bool:
        """Her number receives text messages."""
        return is_mobile(self.row.contact)


def is_mobile(number: str) -> bool:
    """Say whether a number (E.164) is a French mobile phone: others receive no text message for sure."""
    return number.startswith(("+336", "+337"))


def tickets_waiting(*, town: str, now: datetime) -> list[TicketView]:
    """Return the calls for help of a town (its slug) that are not answered, the oldest first."""
    return [_view(row, now) for row in _waiting(town).order_by("opened_at", "number")[:MOST_SHOWN]]


def tickets_answered(*, town: str, now: datetime, most: int = 20) -> list[TicketView]:
    """Return the last calls for help of a town that were answered, the newest first."""
    rows = Ticket.objects.filter(town=town, state=TicketState.ANSWERED)
    return [_view(row, now) for row in rows.order_by("-answered_at", "-number")[:most]]


def ticket_get(*, town: str, number: int, now: datetime) -> TicketView | None:
    """Return one call for help by its number in its town."""
    row = Ticket.objects.filter(town=town, number=number).first()
    return _view(row, now) if row else None


def ticket_by_id(*, town: str, ticket: str) -> Ticket | None:
    """Return one call for help by its public id."""
    return Ticket.objects.filter(town=town, pk=ticket).first()


def ticket_waiting_of(*, town: str, contact: str) -> Ticket | None:
    """Return the call for help that a number has already made and that nobody answered yet."""
    return _waiting(town).filter(contact=contact).order_by("-number").first() if contact else None


def tickets_late(*, town: str, now: datetime) -> int:
    """Return how many calls for help of a town wait longer than was told to who asked."""
    return _waiting(town).filter(due_at__lte=now).count()


def _waiting(town: str) -> QuerySet[Ticket]:
    return Ticket.objects.filter(town=town).exclude(state=TicketState.ANSWERED)


def _view(row: Ticket, now: datetime) -> TicketView:
    is_late = row.state != TicketState.ANSWERED and row.due_at <= now
    names = (person_name(each) if each else "" for each in (row.claimed_by, row.answered_by))
    return TicketView(row, is_late, *names)
