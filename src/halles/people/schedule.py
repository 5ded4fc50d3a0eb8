"""Timed work of the people floor: forget what has had its time."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from halles.kit.schedule import Job
from halles.people.models import AccessCard, Attempt, Invitation, OneTimeCode, SignIn

CARD_DAYS = 365


def purge() -> None:
    """Forget expired codes, invitations, attempts, sessions, sign-ins, and cards stopped a year ago."""
    now = timezone.now()
    for model in (Attempt, OneTimeCode, Invitation):
        model.objects.filter(expires_at__lte=now).delete()
    AccessCard.objects.filter(revoked_at__lte=now - timedelta(days=CARD_DAYS)).delete()
    store = import_module(settings.SESSION_ENGINE).SessionStore
    store.clear_expired()
    # Sign-ins first: each session is saved before its sign-in, so one opened meanwhile is not lost.
    listed = dict(SignIn.objects.values_list("session_key", "pk"))
    alive = store.get_model_class().objects.values_list("session_key", flat=True)
    SignIn.objects.filter(pk__in=[listed[key] for key in listed.keys() - set(alive)]).delete()


JOBS = [Job("people.purge", 600, purge)]
