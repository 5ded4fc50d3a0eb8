"""The ways out of the market square: where each meets the rings, and where it ends."""

import math
from dataclasses import dataclass, field

from halles.town.engine.invention.ground import Chance
from halles.town.engine.invention.measures import RAILWAY, Measures
from halles.town.engine.invention.polygons import XY, Side

BEYOND = 1.5
"""How far the roads lead out of town, in radii."""
CROSSING = 85.0
"""From a roundabout to the railway, at least."""


@dataclass
class Ray:
    """One way out of the market square."""

    angle: float
    inner: float
    """Metres from the square to the centre's ring, or to the river."""
    outer: float
    """Metres to the outer ring, or to the river."""
    end: float
    """Metres to its end: the edge of the map, the river, the station."""
    crosses: bool = False
    """By a bridge."""
    is_station: bool = False
    labels: list[int] = field(default_factory=list)
    """Its streets: in the centre, between the rings, outside."""

    def at(self, distance: float) -> XY:
        """Return its point so far from the market square."""
        return distance * math.cos(self.angle), distance * math.sin(self.angle)


def draw_rays(chance: Chance, size: Measures, rail: Side) -> list[Ray]:
    """Return the ways out of the square, in order of their angle."""
    degrees = [-90 + chance.uniform(-9, 9)]
    if not size.is_small:
        degrees.append(chance.choice((-36, -144)) + chance.uniform(-4, 4))
    upward = 4 if size.is_small else 5 if size.population < 40_000 else 6
    step = 196 / (upward - 1)
    degrees += [-8 + i * step + chance.uniform(-0.17, 0.17) * step for i in range(upward)]
    made = [_ray(chance, size, math.radians(degree)) for degree in sorted(degrees)]
    for ray in made:
        if ray.angle > 0.3 and ray.angle < math.pi - 0.3:
            _keep_off_railway(ray, rail)
    _lead_to_station(max(made, key=lambda ray: math.sin(ray.angle)), rail)
    return made


def _ray(chance: Chance, size: Measures, angle: float) -> Ray:
    far = size.radius * BEYOND
    fall = -math.sin(angle)
    river = size.bank / fall if fall > 0.02 else far
    ring = size.ring * chance.uniform(0.88, 1.12)
    outer = size.outer_ring * chance.uniform(0.94, 1.06)
    end = min(far, river)
    return Ray(angle, min(ring, end), min(outer, end), end, crosses=fall > 0.4)


def _keep_off_railway(ray: Ray, rail: Side) -> None:
    """Move the crossing with the outer ring away from the railway."""
    gap = rail.beyond(ray.at(ray.outer))
    if abs(gap) < CROSSING:
        ray.outer += (CROSSING - gap) / max(0.5, rail.a * math.cos(ray.angle) + rail.b * math.sin(ray.angle))


def _lead_to_station(ray: Ray, rail: Side) -> None:
    """End the avenue at the railway."""
    ux, uy = ray.at(1.0)
    ray.end = (rail.c - RAILWAY) / (rail.a * ux + rail.b * uy)
    ray.outer, ray.is_station = ray.end, True
