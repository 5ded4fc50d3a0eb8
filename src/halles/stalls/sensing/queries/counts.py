"""The public balance: what was received of a device, what became of it, and the refusals by reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from halles.stalls.sensing.models import Balance, Refused

ROUNDED_TO = 100
"""Of a device that follows people: its exact counts, read again and again, would tell each passage."""


@dataclass(frozen=True)
class Counts:
    """received = stored + deduplicated + refused; `missing` says by how much it is not so."""

    received: int = 0
    stored: int = 0
    deduplicated: int = 0
    refused: int = 0
    missing: int = 0
    is_rounded: bool = False


@dataclass(frozen=True)
class Refusals:
    """How many reports were refused for one reason, in all and on one day."""

    reason: str
    """A key of `engine.reasons`."""
    total: int
    today: int


def counts_of(balance: Balance | None, *, is_rounded: bool) -> Counts:
    """Return a device's balance; rounded down, the sum still holds."""
    if balance is None:
        return Counts(is_rounded=is_rounded)
    parts = (balance.stored, balance.deduplicated, balance.refused)
    missing = balance.received - sum(parts)
    if is_rounded:
        parts = tuple(map(rounded, parts))  # type: ignore[assignment]
    return Counts(sum(parts) + missing, *parts, missing, is_rounded)


def rounded(number: int) -> int:
    """Return `number` rounded down to a whole hundred."""
    return number - number % ROUNDED_TO


def counts_sum(each: Iterable[Counts], *, unregistered: int) -> Counts:
    """Return the balance of a town: of what its pages show, and of what came from no registered device."""
    every = list(each)
    total = [sum(getattr(one, name) for one in every) for name in ("received", "stored", "deduplicated")]
    return Counts(
        received=total[0] + unregistered,
        stored=total[1],
        deduplicated=total[2],
        refused=sum(one.refused for one in every) + unregistered,
        missing=sum(one.missing for one in every),
        is_rounded=any(one.is_rounded for one in every),
    )


def refused_rows(*, town: str, today: date, device: str | None = None) -> dict[str, list[Refusals]]:
    """Return the refusals of a town, or of one device of it, by public id: "" where none is registered.

    Those of which not even the town is known stand under "?", for every town to see. One SQL statement.
    """
    rows = Refused.objects.filter(town=town, device=device) if device else Refused.objects.filter(
        town__in=(town, "")
    )  # fmt: skip
    found: dict[str, list[Refusals]] = defaultdict(list)
    grouped = rows.values_list("town", "device", "reason").order_by("reason")
    for of_town, of_device, reason, total, day in grouped.annotate(
        total=Sum("number"), day=Sum("number", filter=Q(day=today), default=0)
    ):
        found[of_device if of_town else "?"].append(Refusals(reason, total, day))
    return found


def refusals_sum(
    found: Mapping[str, Iterable[Refusals]], *, of: Collection[str], rounds: Collection[str] = ()
) -> list[Refusals]:
    """Return the refusals of several devices by reason, the most frequent first."""
    total: dict[str, int] = defaultdict(int)
    today: dict[str, int] = defaultdict(int)
    for device in of:
        shown = rounded if device in rounds else int
        for each in found.get(device, ()):
            total[each.reason] += shown(each.total)
            today[each.reason] += shown(each.today)
    every = (Refusals(reason, total[reason], today[reason]) for reason in total)
    return sorted(every, key=lambda each: (-each.total, each.reason))
