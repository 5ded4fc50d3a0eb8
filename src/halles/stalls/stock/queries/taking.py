"""How far a stock-taking has come: what was counted last, how many items in how many minutes."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from halles.stalls.stock.models import Movement, Reason

PAUSE = timedelta(minutes=30)
"""After such a silence, another stock-taking begins."""
SHOWN = 10
_FAR = 500


@dataclass(frozen=True)
class Counted:
    """One line of what was counted, and whether it was taken back since."""

    movement: Movement
    is_back: bool


@dataclass(frozen=True)
class Progress:
    """The stock-taking under way; nothing counted: no items, no minutes."""

    last: tuple[Counted, ...]
    items: int
    minutes: int


def taking_progress(*, organisation: str, now: datetime) -> Progress:
    """Return the stock-taking of a shop that is under way, the last counted first, in two statements."""
    lines = Movement.objects.filter(organisation=organisation, reason=Reason.COUNTED)
    rows = list(lines.select_related("item").order_by("-number")[:_FAR])
    under_way: list[Movement] = []
    until = now
    for row in rows:
        if until - row.occurred_at > PAUSE:
            break
        under_way.append(row)
        until = row.occurred_at
    back = set(
        Movement.objects.filter(
            reason=Reason.CORRECTED, reference__in=[row.pk for row in under_way]
        ).values_list("reference", flat=True)
    )
    items = {row.item_id for row in under_way if row.pk not in back}
    took = under_way[0].occurred_at - under_way[-1].occurred_at if under_way else timedelta()
    last = tuple(Counted(row, row.pk in back) for row in under_way[:SHOWN])
    return Progress(last, len(items), max(1, math.ceil(took / timedelta(minutes=1))) if items else 0)
