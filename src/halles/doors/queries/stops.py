"""Who wants no text message: after one STOP no notice any more, after two nothing that was not asked for."""

from collections.abc import Iterable

from halles.doors.models import Kind, TextNumber
from halles.doors.queries.numbers import number_key

ALWAYS = frozenset({Kind.ANSWER.value, Kind.CODE.value})
"""What its reader has just asked for: no STOP ends it."""
_AT_ONCE = 500
"""Numbers asked about in one statement."""


def is_stopped(town: str, number: str, *, kind: str = Kind.NOTICE.value) -> bool:
    """Say whether a number (E.164) wants no message of this kind from a town (its slug) any more."""
    if kind in ALWAYS:
        return False
    found = TextNumber.objects.filter(pk=number_key(town, number)).values_list("stopped_at", "silent_at")
    stopped_at, silent_at = found.first() or (None, None)
    return silent_at is not None or (stopped_at is not None and kind == Kind.NOTICE)


def stopped_among(town: str, numbers: Iterable[str]) -> set[str]:
    """Return those of the numbers (E.164) that want no notice from a town (its slug)."""
    keys = {number_key(town, number): number for number in numbers}
    asked = list(keys)
    stopped: set[str] = set()
    for start in range(0, len(asked), _AT_ONCE):
        found = TextNumber.objects.filter(pk__in=asked[start : start + _AT_ONCE], stopped_at__isnull=False)
        stopped.update(keys[key] for key in found.values_list("pk", flat=True))
    return stopped
