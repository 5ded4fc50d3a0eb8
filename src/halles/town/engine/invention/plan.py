"""The skeleton of a town: river, railway, rings, streets that leave the market; and the land between."""

import math
from dataclasses import dataclass, field

from halles.town.engine.invention.ground import Chance
from halles.town.engine.invention.measures import RAILWAY, Measures
from halles.town.engine.invention.polygons import (
    NO_STREET,
    XY,
    Polygon,
    Side,
    area,
    carve,
    clip,
    left_of,
    reach,
)
from halles.town.engine.invention.rays import BEYOND, Ray, draw_rays
from halles.town.engine.invention.streets import Streets
from halles.town.engine.invention.words import BRIDGES

BORDER = 28
"""Corners of the town's border."""
ROUNDABOUT = 17.0
RINGS = ("square", "ring", "outer-ring")
STATION_DEEP = 56.0
STATION_WIDE = 78.0


@dataclass
class Plan:
    """What stands before any block is cut."""

    size: Measures
    streets: Streets = field(default_factory=Streets)
    rays: list[Ray] = field(default_factory=list)
    pieces: list[Polygon] = field(default_factory=list)
    """Land to be cut into blocks."""
    square: list[XY] = field(default_factory=list)
    station: list[Polygon] = field(default_factory=list)
    """The two plots at the end of the station's avenue."""
    mall: Polygon | None = None
    roundabouts: list[XY] = field(default_factory=list)

    @property
    def rail(self) -> Side:
        """What lies on the town's side of the railway's middle."""
        return left_of((0, self.size.rail), (-1, self.size.rail - self.size.rail_slope))


def draw_plan(chance: Chance, size: Measures) -> Plan:
    """Return the skeleton of a town."""
    plan = Plan(size)
    plan.rays = draw_rays(chance, size, plan.rail)
    _lay_streets(plan)
    border = _border(chance, size)
    north = clip(border, Side(0, -1, size.bank), _quay(plan, -size.bank))
    south = clip(border, Side(0, 1, -size.far_bank), _quay(plan, -size.far_bank))
    _share_north(plan, north)
    _share_south(chance, plan, south)
    return plan


def _border(chance: Chance, size: Measures) -> Polygon:
    """Return the town's border: a rounded shape, a little longer one way than the other."""
    east, north = size.radius * chance.uniform(1.0, 1.15), size.radius * chance.uniform(0.86, 0.98)
    turn = 2 * math.pi / BORDER
    points = tuple((east * math.cos(i * turn), north * math.sin(i * turn)) for i in range(BORDER))
    return Polygon(points, (NO_STREET,) * BORDER)


def _quay(plan: Plan, y: float) -> int:
    reach = plan.size.radius * 1.2
    return plan.streets.add("quay", (-reach, y), (reach, y))


def _lay_streets(plan: Plan) -> None:
    """Give each way out its streets: through the centre, to the outer ring, out of town."""
    bridges = iter(BRIDGES)
    for ray in plan.rays:
        name = next(bridges) if ray.crosses else ""
        stops = [plan.size.square, ray.inner, ray.outer, ray.end]
        parts = ("main", "station" if ray.is_station else "gate", "road")
        for part, start, end in zip(parts, stops, stops[1:], strict=False):
            if end - start > 12:
                label = plan.streets.add(part, ray.at(start), ray.at(end), name=name, is_whole=True)
            else:
                label = ray.labels[-1] if ray.labels else NO_STREET
            ray.labels.append(label)
        if ray.crosses:
            plan.streets.add("gate", ray.at(ray.end), _landing(plan, ray), name=name, is_whole=True)


def _landing(plan: Plan, ray: Ray) -> XY:
    """Return where a bridge comes down: straight across the river."""
    return ray.at(ray.end)[0], -plan.size.far_bank


def _share_north(plan: Plan, north: Polygon | None) -> None:
    """Share the market's bank between the streets that leave the square."""
    rays = plan.rays
    mall = max(range(len(rays)), key=lambda k: _room_for_mall(rays, k))
    for k, ray in enumerate(rays):
        after = rays[(k + 1) % len(rays)]
        belts = [belt for part in RINGS if (belt := _chord(plan, ray, after, part))]
        for ring, (within, label) in enumerate(belts):
            cuts = [
                (left_of((0, 0), ray.at(1)), ray.labels[ring]),
                (left_of(after.at(1), (0, 0)), after.labels[ring]),
                (within.other, label),
            ]
            is_last = ring == len(belts) - 1
            land = carve(north, cuts if is_last else [*cuts, belts[ring + 1]])
            _keep(plan, land, (ray, after), mall_beyond=within if is_last and k == mall else None)
    plan.square = [ray.at(plan.size.square) for ray in rays]


def _room_for_mall(rays: list[Ray], k: int) -> float:
    """Return how well a mall stands between a way out and the next one: far from river and station."""
    ray, after = rays[k], rays[(k + 1) % len(rays)]
    gap = (after.angle - ray.angle) % (2 * math.pi)
    return -9 if ray.crosses or ray.is_station or after.crosses else gap + math.sin(ray.angle)


def _chord(plan: Plan, ray: Ray, after: Ray, part: str) -> tuple[Side, int] | None:
    """Return what lies within one straight stretch of a ring, and the label of its street."""
    size = plan.size
    if (part == "outer-ring" and size.is_small) or (part != "square" and ray.crosses and after.crosses):
        return None
    start, end = (_stop(size, one, part, is_left=one is after) for one in (ray, after))
    within = left_of(start, end)
    if within.beyond((0, 0)) > -0.5 * size.square:
        return None  # both ends lie on the river: there is nothing beyond
    return within, plan.streets.add(part, start, end, is_whole=part == "ring")


def _stop(size: Measures, ray: Ray, part: str, *, is_left: bool) -> XY:
    """Return where a ring meets a way out, or the river beside the bridge of one that crosses it."""
    if part == "square":
        return ray.at(size.square)
    wanted = ray.inner if part == "ring" else ray.outer
    if not ray.crosses:
        return ray.at(wanted)
    bridge = ray.at(ray.end)[0]
    aside = size.ring if part == "ring" else size.outer_ring
    return (min(-aside, bridge - 60) if is_left else max(aside, bridge + 60)), -size.bank


def _cut_mall(plan: Plan, land: Polygon, ray: Ray, within: Side) -> Polygon | None:
    """Cut the mall's plot at the corner of a road and the ring; return what is left of the land."""
    wide = min(250.0, 90 + plan.size.population**0.5 * 1.2)
    beside, rest = plan.streets.split(land, left_of((0, 0), ray.at(1)).other.moved(-wide), "retail")
    if beside:
        deep = min(within.beyond(point) for point in beside.points) + 0.8 * wide
        plan.mall, behind = plan.streets.split(beside, within.moved(-deep), "retail")
        plan.pieces += [behind] if behind else []
        if not plan.size.is_small:
            plan.roundabouts.append(ray.at(ray.outer))
    return rest


def _keep(plan: Plan, land: Polygon | None, rays: tuple[Ray, Ray], *, mall_beyond: Side | None) -> None:
    """Keep a piece of land, parted by the railway; on the town's side the station has its plots."""
    here = land and clip(land, plan.rail.moved(RAILWAY))
    there = land and clip(land, plan.rail.other.moved(RAILWAY))
    station = next((ray for ray in rays if ray.is_station), None)
    if station and here:
        here = _cut_station(plan, here, station, is_left=station is rays[0])
    if station and there:
        there = plan.streets.relabel(there, set(station.labels), "street")
    if mall_beyond and there and (not here or area(there) > 0.6 * area(here)):
        there = _cut_mall(plan, there, rays[0], mall_beyond)
    elif mall_beyond and here:
        here = _cut_mall(plan, here, rays[0], mall_beyond)
    plan.pieces += [piece for piece in (here, there) if piece]


def _cut_station(plan: Plan, land: Polygon, station: Ray, *, is_left: bool) -> Polygon | None:
    """Cut a plot beside the railway at the end of the avenue; return what is left."""
    rest, strip = plan.streets.split(land, plan.rail.moved(RAILWAY + STATION_DEEP), "street")
    if strip:
        avenue = left_of((0, 0), station.at(1))
        near = (avenue.other if is_left else avenue).moved(-STATION_WIDE)
        plot, aside = plan.streets.split(strip, near, "street")
        plan.station += [plot] if plot else []
        plan.pieces += [aside] if aside else []
    return rest


def _share_south(chance: Chance, plan: Plan, south: Polygon | None) -> None:
    """Share the other bank between the roads that begin at its bridges."""
    bridges = sorted((_landing(plan, ray) for ray in plan.rays if ray.crosses), key=abs_x)
    far = plan.size.radius * BEYOND
    pieces = [south] if south else []
    for number, bridge in enumerate(bridges):
        slants = _slants(bridges) if number == 0 else ((-138,) if bridge[0] < 0 else (-42,))
        for slant in slants:
            angle = math.radians(slant + chance.uniform(-9, 9))
            end = bridge[0] + far * math.cos(angle), bridge[1] + far * math.sin(angle)
            pieces = _cut_by_road(plan, pieces, bridge, end)
    plan.pieces += pieces


def _slants(bridges: list[XY]) -> tuple[int, int]:
    """Return which ways the roads go from the first bridge: away from what begins at the second."""
    if len(bridges) == 1:
        return -122, -62
    return (-94, -52) if bridges[1][0] < 0 else (-128, -86)


def _cut_by_road(plan: Plan, pieces: list[Polygon], bridge: XY, end: XY) -> list[Polygon]:
    """Cut the piece that a road enters at its bridge."""
    under = (bridge[0] + (end[0] - bridge[0]) * 0.01, bridge[1] + (end[1] - bridge[1]) * 0.01)
    label = plan.streets.add("road", bridge, end, is_whole=True)
    side = left_of(bridge, end)
    made: list[Polygon] = []
    for piece in pieces:
        if reach(piece, under) > 0:
            made += [part for one in (side, side.other) if (part := clip(piece, one, label))]
        else:
            made.append(piece)
    return made


def abs_x(point: XY) -> float:
    """Return how far a point is from the market, along the river."""
    return abs(point[0])
