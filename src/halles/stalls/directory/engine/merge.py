"""Put together what the holder of a sheet wrote and what OpenStreetMap says, field by field."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

GROUPS = (
    ("name",),
    ("category",),
    ("number", "street", "postcode"),
    ("phone",),
    ("website",),
    ("hours",),
    ("payment",),
    ("languages",),
    ("wheelchair",),
)
"""Fields that are taken together from one side: half an address of each would be a third one, and wrong."""

MERGED = tuple(name for group in GROUPS for name in group)


def groups_with(*names: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups that hold these fields, for who reads no others."""
    return tuple(group for group in GROUPS if not set(names).isdisjoint(group))


def merged(
    own: Mapping[str, Any],
    theirs: Mapping[str, Any],
    without: Collection[str] = (),
    *,
    groups: Sequence[tuple[str, ...]] = GROUPS,
) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the values to show, and the names of those that are OpenStreetMap's; of `groups` alone.

    The holder's words win. A field of `without` was emptied on purpose: nothing takes its place.
    """
    shown: dict[str, Any] = {}
    borrowed = []
    for group in groups:
        for name in group:
            if own.get(name) or name in without:
                for each in group:
                    shown[each] = own.get(each) or ""
                break
        else:
            for name in group:
                shown[name] = found = theirs.get(name) or ""
                if found:
                    borrowed.append(name)
    return shown, frozenset(borrowed)


def split(typed: Mapping[str, Any], theirs: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return what of a filled form is the holder's own, and the fields emptied on purpose.

    The form showed OpenStreetMap's words where the holder had none. Left as they were they stay
    OpenStreetMap's: they are not copied among the holder's, and keep their credit.
    """
    own: dict[str, Any] = {}
    without: list[str] = []
    for group in GROUPS:
        same = all(typed.get(name, "") == (theirs.get(name) or "") for name in group)
        for name in group:
            own[name] = "" if same else typed.get(name, "")
        if not any(typed.get(name) for name in group) and any(theirs.get(name) for name in group):
            without += group
    return own, without
