"""Where a named street or square is: one point of it, for what stands there without a number."""

from halles.kit.geo import Point, box_of, unpack
from halles.town.models import OsmShape


def spot_of(*, town: str, street: str) -> Point | None:
    """Return the point of a street or square nearest to its middle, in 1e-7 degree; None off the base map."""
    rows = OsmShape.objects.filter(town__slug=town, layer__in=("street", "square"), name=street)
    lines = [line for points in rows.values_list("points", flat=True) for line in unpack(bytes(points))]
    if not lines:
        return None
    west, south, east, north = box_of(lines)
    middle = ((west + east) // 2, (south + north) // 2)
    every = (point for line in lines for point in line)
    return min(every, key=lambda point: (point[0] - middle[0]) ** 2 + (point[1] - middle[1]) ** 2)
