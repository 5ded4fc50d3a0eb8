"""Writes of the numbers of forms (see `kit.once`)."""

from datetime import datetime, timedelta

from django.utils import timezone

from halles.doors.models import AppliedKey

KEPT = timedelta(days=14)
"""A browser sends nothing that waited longer than seven days."""


def key_take(key: str) -> str:
    """Note the number of a form, in the transaction of what it does; return where it led if it was done."""
    expires_at = timezone.now() + KEPT
    row, is_new = AppliedKey.objects.get_or_create(pk=key, defaults={"expires_at": expires_at})
    return "" if is_new else row.led_to


def key_settle(key: str, led_to: str) -> None:
    """Note to which page the answer leads."""
    AppliedKey.objects.filter(pk=key).update(led_to=led_to[:300])


def keys_forget(*, now: datetime) -> None:
    """Forget the numbers that no browser sends any more."""
    AppliedKey.objects.filter(expires_at__lt=now).delete()
