"""Hand an outgoing message to whoever sends them, for floors that stand below the doors."""

from dataclasses import dataclass
from typing import Literal

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
    kind: Literal["answer", "code", "order", "notice"] = "notice"
    """Of a text message: what its reader just asked, a code she waits for, how an open order or question of
    hers goes on, or what nobody asked for: that one waits for the day, and STOP ends it."""
    secret: bool = False
    """Holds a code: shortest retention, never shown to operators of a public deployment."""


def post(message: Message) -> str:
    """Queue `message` in the current transaction; it leaves after the commit, or never. Return its id."""
    queued: str = import_string(settings.POST_MESSAGE)(message)
    return queued
