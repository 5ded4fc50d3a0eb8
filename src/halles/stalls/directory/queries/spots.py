"""Places of a town that people name: its streets and squares, its shops; found as they are typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from halles.kit.text import fold
from halles.stalls.directory.engine.search import Entry, near, search
from halles.stalls.directory.queries.chosen import Candidate
from halles.town.engine.cartography import Street
from halles.town.models import MapDrawing
from halles.town.queries import plane_of, streets_drawn

Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """A place with a name, and where it is on the plane of the town's drawing, in metres."""

    name: str
    point: Point
    is_street: bool = False


def spots(drawing: MapDrawing, candidates: Sequence[Candidate]) -> list[Spot]:
    """Return the places one can name: streets and squares first, each by its middle, then shops."""
    plane = plane_of(drawing)
    streets = [
        Spot(street.name, _middle(street), is_street=True)
        for street in streets_drawn(drawing)
        if street.lines
    ]
    shops = [Spot(each.card.name, plane.xy(each.place)) for each in candidates if each.place]
    return [*streets, *shops]


def spot_named(text: str, among: Sequence[Spot]) -> Spot | None:
    """Return the place meant by `text`: that of this very name, else the one that answers a search best."""
    wanted = fold(text)
    same = next((spot for spot in among if fold(spot.name) == wanted), None)
    if same or not wanted:
        return same
    found = search(wanted, _entries(among))
    return among[int(found[0])] if found else None


def spots_near(text: str, among: Sequence[Spot]) -> list[str]:
    """Return names that look like `text`, for when nothing has that name."""
    return [among[int(key)].name for key in near(fold(text), _entries(among))]


def _entries(among: Sequence[Spot]) -> list[Entry]:
    return [Entry(str(at), fold(spot.name)) for at, spot in enumerate(among)]


def _middle(street: Street) -> Point:
    """Return the point of a street that is nearest to the middle of all its points."""
    points = [point for line in street.lines for point in line]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return min(points, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)
