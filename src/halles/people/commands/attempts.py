"""Count attempts, for `kit.ratelimit`: exact between processes."""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import F

from halles.people.models import Attempt


def attempt_count(key_hash: str, window: int, seconds: int) -> int:
    """Add one to the count of a key in a window and return it.

    The update locks the row (on SQLite the transaction is alone): two callers never read the same count.
    """
    expires_at = datetime.fromtimestamp(window, UTC) + timedelta(seconds=seconds)
    with transaction.atomic():
        attempt, _ = Attempt.objects.get_or_create(
            key_hash=key_hash, window=window, defaults={"expires_at": expires_at}
        )
        Attempt.objects.filter(pk=attempt.pk).update(count=F("count") + 1)
        return Attempt.objects.values_list("count", flat=True).get(pk=attempt.pk)
