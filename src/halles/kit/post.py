"""Hand an outgoing message to whoever sends them, for floors that stand below the doors."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Message:
    """One message to one person. `channel` is "email" or "sms"; `town` a slug, or empty."""

    channel: str
    to: str
    text: str
    subject: str = ""
    town: str = ""
    secret: bool = False
    """Holds a code: shortest retention, never shown to operators of a public deployment."""


def post(message: Message) -> str:
    """Queue `message` in the current transaction; it leaves after the commit, or never. Return its id."""
    queued: str = import_string(settings.POST_MESSAGE)(message)
    return queued
