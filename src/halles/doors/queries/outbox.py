"""Reads of the doors: the outbox."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils.translation import gettext

from halles.doors.models import Channel, OutgoingMessage, State
from halles.doors.queries.operators import operator_name
from halles.kit.text import mark

REASONS = {
    "bad-address": mark("This address cannot be written to."),
    "expired": mark("The code had expired before it could be sent."),
    "modem-folder": mark("The modem’s folders cannot be written to."),
    "modem-refused": mark("The network refused this message."),
    "no-answer": mark("The operator’s answer never came."),
    "no-encryption": mark("The mail server offers no encryption: the password was not given to it."),
    "not-delivered": mark("It left, but never reached the telephone."),
    "perhaps-sent": mark("Perhaps sent: the answer never came. It is not sent twice."),
    "too-many": mark("Too many messages to this number: it waits a little."),
}
"""What the outbox says of an error; others (a mail server's code) are shown as they are."""


@dataclass(frozen=True)
class Outgoing:
    """A message as the outbox shows it; `text` is empty when it was erased or is hidden."""

    town: str
    channel: str
    to: str
    subject: str
    text: str
    is_secret: bool
    state: str
    error: str
    created_at: datetime
    segments: int

    @property
    def operator(self) -> str:
        """By which operator text messages leave its town; "" for an e-mail, and where there is none."""
        return operator_name(self.town) if self.channel == Channel.SMS else ""

    @property
    def reason(self) -> str:
        """Why it did not leave, to be translated when shown."""
        return REASONS.get(self.error, self.error)

    @property
    def channel_label(self) -> str:
        """How it travels, to be translated when shown."""
        return str(Channel(self.channel).label)

    @property
    def state_label(self) -> str:
        """Where it is, to be translated when shown."""
        return str(State(self.state).label)


def messages_recent(*, with_secrets: bool, most: int = 50) -> list[Outgoing]:
    """Return the last messages, newest first; without `with_secrets`, codes are left out."""
    rows = OutgoingMessage.objects.order_by("-created_at", "-id").values_list(
        "town", "channel", "to", "subject", "text", "secret", "state", "error", "created_at", "segments"
    )
    found = [Outgoing(*row) for row in rows[:most]]
    return [each if with_secrets or not each.is_secret else _hidden(each) for each in found]


def message_get(*, message: str) -> Outgoing | None:
    """Return one message by its id, without its text; None once it was deleted."""
    rows = OutgoingMessage.objects.filter(pk=message).values_list(
        "town", "channel", "to", "subject", "text", "secret", "state", "error", "created_at", "segments"
    )
    return next((_hidden(Outgoing(*row)) for row in rows), None)


def messages_waiting() -> int:
    """Return how many messages are to be sent."""
    return OutgoingMessage.objects.filter(state__in=(State.WAITING, State.SENDING)).count()


def texts_sent_by_day(*, before: date, days: int = 3) -> list[tuple[str, date, int]]:
    """Return (town, day, how many text messages left) for the `days` before a day, none of them nought."""
    sent = OutgoingMessage.objects.filter(channel=Channel.SMS, state__in=(State.SENT, State.DELIVERED))
    by_day = sent.order_by().annotate(day=TruncDate("created_at")).values_list("town", "day")
    whole = by_day.filter(day__gte=before - timedelta(days=days), day__lt=before)
    return list(whole.annotate(Count("pk")))


def outbox_state() -> dict[str, int]:
    """Return how many messages are in each state, by the state's name in the language of the page."""
    counts = dict(OutgoingMessage.objects.order_by().values_list("state").annotate(Count("pk")))
    return {gettext(str(state.label)): counts.get(state, 0) for state in State}


def _hidden(message: Outgoing) -> Outgoing:
    return replace(message, text="", subject="")
