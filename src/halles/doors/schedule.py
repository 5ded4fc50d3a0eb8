"""Timed work of the doors: send what is due, forget what is old."""

from django.utils import timezone

from halles.doors import commands
from halles.kit.actor import Actor
from halles.kit.schedule import Job

RUNNER = Actor(system="runner")


def send() -> None:
    """Send the messages that are due."""
    commands.messages_send(actor=RUNNER, now=timezone.now())


def forget() -> None:
    """Erase secrets, old messages, and numbers of forms that no browser sends again."""
    commands.messages_forget(actor=RUNNER, now=timezone.now())
    commands.keys_forget(now=timezone.now())


JOBS = [Job("doors.send", 2, send), Job("doors.forget", 300, forget)]
