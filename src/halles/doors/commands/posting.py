"""Queue a message in the current transaction."""

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.commands.routes import stays_here
from halles.doors.models import Channel, OutgoingMessage, State
from halles.kit import gsm7
from halles.kit.errors import BadInput
from halles.kit.post import Message
from halles.town.queries import town_by_slug


def message_post(message: Message) -> str:
    """Queue `message` in the current transaction, return its id; the runner sends it after the commit."""
    if message.channel not in Channel.values or not message.to.strip():
        raise BadInput(gettext("There is no address or number to write to."), field="to")
    now = timezone.now()
    town = town_by_slug(slug=message.town) if message.town else None
    text = _as_text_message(message.text, name=town.name if town else "Halles")
    queued = OutgoingMessage.objects.create(
        town=message.town,
        channel=message.channel,
        to=message.to.strip(),
        subject=message.subject,
        text=text if message.channel == Channel.SMS else message.text,
        secret=message.secret,
        state=State.KEPT if stays_here(message.channel, message.town, message.to) else State.WAITING,
        retry_at=now,
        created_at=now,
    )
    return queued.pk


def _as_text_message(text: str, *, name: str) -> str:
    """Return what a text message carries: it always begins with the town's name."""
    start = text if text.startswith(name) else f"{name} : {text}"
    return gsm7.rewrite(start)
