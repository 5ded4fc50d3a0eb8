"""The copies of the deployment, as operators watch them."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from halles.kit.copies import STALE, copies_in


@dataclass(frozen=True)
class CopiesState:
    """The last copy and how many there are; `is_stale` when it is too old, or there is none."""

    count: int
    made_at: datetime | None
    megabytes: float
    is_stale: bool


def copies_state(*, now: datetime) -> CopiesState:
    """Return the state of the copies in the deployment's own folder."""
    copies = copies_in(settings.COPIES, now=timezone.localtime(now))
    if not copies:
        return CopiesState(0, None, 0.0, True)
    last = copies[-1]
    return CopiesState(len(copies), last.made_at, last.size / 1e6, now - last.made_at > STALE)
