"""Places read from a file: twins that are one shop, and what a new file changes against the last one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

Metres = Callable[[tuple[int, int], tuple[int, int]], float]
"""The distance between two positions; handed in, for an engine imports nothing of ours."""

TWIN_METRES = 30
"""A shop drawn twice (its door and its building) is at most that far from itself."""

MOVED_METRES = 60
"""A shop drawn anew under another number is at most that far from where it was."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One named shop or service as a file tells it; positions in 1e-7 degree."""

    osm: str
    name: str
    category: str
    lon: int
    lat: int
    number: str = ""
    street: str = ""
    postcode: str = ""
    phone: str = ""
    website: str = ""
    hours: str = ""
    wheelchair: str = ""
    payment: str = ""
    """Words of `engine.facets`, one space between two; the languages spoken likewise."""
    languages: str = ""


TOLD = ("number", "street", "postcode", "phone", "website", "hours", "wheelchair", "payment", "languages")
"""The fields that a file may leave out."""


@dataclass(frozen=True)
class Change:
    """A known place that the new file tells otherwise."""

    before: FoundPlace
    after: FoundPlace
    came_back: bool = False
    """It was no longer in the last file."""

    @property
    def fields(self) -> dict[str, tuple[object, object]]:
        """Return what differs: field, old value, new value."""
        old, new = asdict(self.before), asdict(self.after)
        return {name: (old[name], new[name]) for name in old if old[name] != new[name]}


@dataclass(frozen=True)
class Difference:
    """What a new file changes."""

    added: tuple[FoundPlace, ...] = ()
    changed: tuple[Change, ...] = ()
    gone: tuple[FoundPlace, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def without_twins(places: Iterable[FoundPlace], metres: Metres) -> list[FoundPlace]:
    """Return the places, those of one name and kind that are close together made one, by their numbers.

    The one that tells most stays, and takes from the others what it lacks.
    """
    alike: dict[tuple[str, str], list[FoundPlace]] = defaultdict(list)
    for place in sorted(places, key=_order):
        group = alike[place.name.casefold(), place.category]
        twin = next(
            (i for i, kept in enumerate(group) if _distance(kept, place, metres) <= TWIN_METRES), None
        )
        if twin is None:
            group.append(place)
        else:
            group[twin] = _completed(group[twin], place)
    return sorted((place for group in alike.values() for place in group), key=lambda place: place.osm)


def _order(place: FoundPlace) -> tuple[int, str]:
    return -sum(bool(getattr(place, name)) for name in TOLD), place.osm


def _completed(kept: FoundPlace, twin: FoundPlace) -> FoundPlace:
    if not (kept.number or kept.street):
        kept = replace(kept, number=twin.number, street=twin.street)
    missing = {name: getattr(twin, name) for name in TOLD[2:] if not getattr(kept, name)}
    return replace(kept, **missing)


def compare(
    known: Mapping[str, FoundPlace],
    gone: Mapping[str, FoundPlace],
    found: Sequence[FoundPlace],
    metres: Metres,
) -> Difference:
    """Return what `found` changes against the `known` places and those already `gone`, by their numbers.

    A place that was drawn anew under another number keeps its card: it has changed, it is not another one.
    """
    left = dict(known)
    added: list[FoundPlace] = []
    changed: list[Change] = []
    for place in found:
        before = left.pop(place.osm, None)
        if before is None and place.osm in gone:
            changed.append(Change(gone[place.osm], place, came_back=True))
        elif before is None:
            added.append(place)
        elif before != place:
            changed.append(Change(before, place))
    redrawn = _redrawn(list(left.values()), added, metres)
    for change in redrawn:
        del left[change.before.osm]
        added.remove(change.after)
    return Difference(tuple(added), tuple(changed + redrawn), tuple(left.values()))


def _redrawn(gone: list[FoundPlace], added: list[FoundPlace], metres: Metres) -> list[Change]:
    """Pair the vanished with the new ones that are the same shop, each once."""
    pairs: list[Change] = []
    free = list(added)
    for before in gone:
        same = (place for place in free if place.name.casefold() == before.name.casefold())
        after = next((place for place in same if _distance(before, place, metres) <= MOVED_METRES), None)
        if after:
            free.remove(after)
            pairs.append(Change(before, after))
    return pairs


def _distance(a: FoundPlace, b: FoundPlace, metres: Metres) -> float:
    return metres((a.lon, a.lat), (b.lon, b.lat))
