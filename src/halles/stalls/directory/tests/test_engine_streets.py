"""The street of a door that has no address."""

from halles.stalls.directory.engine.streets import nearest_streets

HERE = (-20_840_000, 476_510_000)
EAST, NORTH = 133, 90
"""About a metre each, in 1e-7 degree, at the latitude of Redon."""


def at(east: int, north: int) -> tuple[int, int]:
    return HERE[0] + east * EAST, HERE[1] + north * NORTH


STREETS = [
    ("Grande Rue", [at(0, 0), at(100, 0), at(200, 40)]),
    ("Rue du Port", [at(0, 60), at(200, 60)]),
    ("", [at(0, 10), at(200, 10)]),
]


def test_the_nearest_street_that_has_a_name() -> None:
    points = [at(50, 12), at(50, 50), at(190, 38), at(-30, 0)]
    assert nearest_streets(points, STREETS) == ["Grande Rue", "Rue du Port", "Grande Rue", "Grande Rue"]


def test_far_from_any_street_nothing_is_said() -> None:
    assert nearest_streets([at(0, 119), at(0, 125)], STREETS) == ["Rue du Port", ""]


def test_without_streets_or_doors() -> None:
    assert nearest_streets([HERE], []) == [""]
    assert nearest_streets([], STREETS) == []
