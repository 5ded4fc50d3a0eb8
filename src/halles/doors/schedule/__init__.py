"""Timed work of the doors: read what modems received, send what is due, forget what is old."""

from django.utils import timezone

from halles.doors import commands
from halles.doors.commands.helping import helpings_close
from halles.doors.commands.papers import papers_forget
from halles.doors.schedule.inbox import texts_read
from halles.kit.actor import Actor
from halles.kit.schedule import Job

RUNNER = Actor(system="runner")


def send() -> None:
    """Send the messages that are due, and see what became of those that modems have."""
    commands.messages_send(actor=RUNNER, now=timezone.now())
    commands.messages_follow(actor=RUNNER, now=timezone.now())


def receive() -> None:
    """Take the text messages that modems received; their answers leave at once."""
    if texts_read(actor=RUNNER, now=timezone.now()):
        send()


def forget() -> None:
    """Erase secrets, old messages, conversations that are over, numbers of forms no browser sends again."""
    commands.messages_forget(actor=RUNNER, now=timezone.now())
    commands.talks_forget(actor=RUNNER, now=timezone.now())
    commands.keys_forget(now=timezone.now())


def close() -> None:
    """End the sittings that no page ended, forget the codes of old sheets."""
    helpings_close(actor=RUNNER, now=timezone.now())
    papers_forget(actor=RUNNER, now=timezone.now())


JOBS = [
    Job("doors.receive", 1, receive),
    Job("doors.send", 2, send),
    Job("doors.forget", 300, forget),
    Job("doors.close", 3600, close),
]
