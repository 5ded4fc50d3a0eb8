"""Timed work of the people floor: forget what has had its time."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from halles.journal.queries import head_position
from halles.kit import erasures
from halles.kit.actor import Actor
from halles.kit.personal.rows import sweep
from halles.kit.personal.scrub import scrub
from halles.kit.schedule import Job
from halles.people.commands.erasures import erasures_replay
from halles.people.models import Attempt, Invitation, OneTimeCode, SignIn
from halles.people.queries import erased_since

RUNNER = Actor(system="runner")
NIGHT = range(3, 5)
"""Hours, here, when a large database may be written anew."""


def settle() -> None:
    """See erasures through: erase again whom a copy brought back, list the ids, leave nothing legible.

    Up to where that is done is a position of the journal, in a file: after a crash it is done again.
    """
    erasures_replay(actor=RUNNER)
    head, done = head_position(), _settled()
    if head == done:
        return
    erased = erased_since(position=done if done < head else 0)
    erasures.note(settings.ERASURES, erased)
    if not erased or scrub(at_night=timezone.localtime().hour in NIGHT):
        settings.SETTLED.write_text(str(head))


def forget() -> None:
    """Delete or blank, in every package, what has had the time that its manifest gives it."""
    sweep(timezone.now())


def purge() -> None:
    """Forget what ends by itself: codes, invitations, attempts, sessions and sign-ins."""
    now = timezone.now()
    for model in (Attempt, OneTimeCode, Invitation):
        model.objects.filter(expires_at__lte=now).delete()
    store = import_module(settings.SESSION_ENGINE).SessionStore
    store.clear_expired()
    # Sign-ins first: each session is saved before its sign-in, so one opened meanwhile is not lost.
    listed = dict(SignIn.objects.values_list("session_key", "pk"))
    alive = store.get_model_class().objects.values_list("session_key", flat=True)
    ended = SignIn.objects.filter(pk__in=[listed[key] for key in listed.keys() - set(alive)])
    # For a day more they say whose session that was, so that what she was typing is given back to her alone.
    ended.filter(seen_at__lte=now - timedelta(days=1)).delete()


def _settled() -> int:
    try:
        return int(settings.SETTLED.read_text())
    except (FileNotFoundError, ValueError):
        return 0


JOBS = [
    Job("people.settle", 5, settle),
    Job("people.purge", 600, purge),
    Job("people.forget", 3600, forget),
]
