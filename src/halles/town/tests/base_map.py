"""An invented base map for tests: a market square, streets and lanes, rows of houses, a river, a railway."""

from halles.kit.geo import Line, Point, pack
from halles.town.queries import Shape

METRE = 90
"""1e-7 degree of latitude in a metre, nearly."""


def at(centre: Point, x: float, y: float) -> Point:
    """Return the position `x` metres east and `y` north of a centre in Brittany."""
    return centre[0] + round(x * METRE * 1.48), centre[1] + round(y * METRE)


def line(centre: Point, *points: tuple[float, float]) -> Line:
    """Return a line from metres around a centre."""
    return [at(centre, x, y) for x, y in points]


def rectangle(centre: Point, x: float, y: float, wide: float, tall: float) -> Line:
    """Return the ring of a rectangle whose south-west corner is at (x, y)."""
    return line(centre, (x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y))


STREETS = (
    ("Grande Rue", "pedestrian", ((-250, 0), (0, 0), (250, 10))),
    ("Rue du Port", "residential", ((0, 0), (0, -160))),
    ("Rue du port", "residential", ((0, -160), (5, -230))),
    ("Boulevard de la Liberté", "secondary", ((-250, 120), (0, 110), (120, 60), (250, 10))),
    ("Venelle du Four", "service", ((-60, 0), (-60, 40))),
    ("Quai Duguay-Trouin", "tertiary", ((-250, -70), (250, -60))),
    ("", "footway", ((0, 0), (30, 30))),
)


def small_town(centre: Point) -> list[Shape]:
    """Return the shapes of a town some 500 metres wide."""
    found = [
        Shape(f"way/{number}", "street", name, kind, pack([line(centre, *points)]))
        for number, (name, kind, points) in enumerate(STREETS)
    ]
    surfaces = [
        ("square", "Place de l’Église", "pedestrian", rectangle(centre, 20, 15, 60, 40)),
        ("building", "Église Saint-Yves", "church", rectangle(centre, 35, 25, 30, 14)),
        ("green", "Jardin des Remparts", "park", rectangle(centre, -230, 30, 90, 60)),
        ("water", "Le Port", "dock", rectangle(centre, -250, -140, 500, 50)),
        ("parking", "", "surface", rectangle(centre, 110, 80, 50, 30)),
    ]
    surfaces += [("building", "", "yes", rectangle(centre, x, 5, 12, 10)) for x in range(-200, -80, 12)]
    found += [
        Shape(f"way/{100 + number}", layer, name, kind, pack([ring]))
        for number, (layer, name, kind, ring) in enumerate(surfaces)
    ]
    river = line(centre, (-250, -115), (0, -118), (250, -112))
    rail = line(centre, (-250, 160), (250, 170))
    return [
        *found,
        Shape("way/300", "water", "L’Oust", "river", pack([river])),
        Shape("way/301", "railway", "", "rail", pack([rail])),
    ]
