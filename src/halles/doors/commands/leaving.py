"""Hand one claimed message to its operator: the mail relay, gammu-smsd, or an HTTP gateway."""

from pathlib import Path

from django.conf import settings

from halles.doors.commands.routes import gateway_of, text_way
from halles.doors.models import Channel, Kind, OutgoingMessage, State
from halles.kit import smsd, smtp, text_gateway

URGENCY = {Kind.CODE: "A", Kind.ANSWER: "B", Kind.ORDER: "C", Kind.NOTICE: "D"}
"""In which order the modem takes them."""


def leave(message: OutgoingMessage) -> tuple[State, str]:
    """Hand a message over and return its state and its operator's name of it.

    Raises Undelivered (see `halles.kit.smtp`).
    """
    if message.channel == Channel.EMAIL:
        smtp.send(
            settings.SMTP_URL,
            sender=settings.MAIL_FROM,
            to=message.to,
            subject=message.subject,
            text=message.text,
        )
        return State.SENT, ""
    way = text_way(message.town)
    if way.startswith("gammu:"):
        return _to_modem(spool_of(way), message)
    gateway = gateway_of(message.town)
    ref = text_gateway.send(way, gateway, to=message.to, text=message.text, message=message.pk)
    return State.SENT, ref


def spool_of(way: str) -> smsd.Spool:
    """Return the folders of a way "gammu:/folder"."""
    return smsd.Spool(Path(way.removeprefix("gammu:")))


def _to_modem(spool: smsd.Spool, message: OutgoingMessage) -> tuple[State, str]:
    """Give a message to the modem's daemon: it is being sent until the daemon says more."""
    name = smsd.name_of(
        message=message.pk, to=message.to, at=message.created_at, urgency=URGENCY[Kind(message.kind)]
    )

    def is_mine() -> bool:
        # Asked under the modem's lock: this process may have slept so long that another took its place.
        mine = OutgoingMessage.objects.filter(pk=message.pk, state=State.SENDING, attempts=message.attempts)
        return mine.exists()

    smsd.hand_over(spool, name=name, text=message.text, is_mine=is_mine)
    return State.SENDING, name
