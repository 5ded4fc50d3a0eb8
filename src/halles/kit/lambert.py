"""Lambert-93, the plane of French maps: metres east and north, to and from longitude and latitude.

The constants are those of the projection's definition (IGN, RGF93 on the ellipsoid GRS 80); within a metre,
RGF93 is WGS84. It holds for mainland France and Corsica.
"""

from math import atan, atan2, cos, degrees, exp, hypot, log, pi, radians, sin, tan

from halles.kit.geo import Point, to_units

_E = 0.081_819_191_042_815_8
"""First eccentricity of GRS 80."""
_N = 0.725_607_765_053_267_0
_C = 11_754_255.426_096
_X, _Y = 700_000.0, 12_655_612.049_876
_MERIDIAN = radians(3.0)
EAST = (0.0, 1_300_000.0)
NORTH = (6_000_000.0, 7_200_000.0)
"""Between which metres mainland France lies."""


def to_point(east: float, north: float) -> Point:
    """Return the position of metres of Lambert-93."""
    x, y = east - _X, _Y - north
    isometric = -log(hypot(x, y) / _C) / _N
    latitude = 2 * atan(exp(isometric)) - pi / 2
    for _ in range(8):  # a tenth of a millimetre after five
        swing = _E * sin(latitude)
        latitude = 2 * atan(((1 + swing) / (1 - swing)) ** (_E / 2) * exp(isometric)) - pi / 2
    return to_units(degrees(_MERIDIAN + atan2(x, y) / _N)), to_units(degrees(latitude))


def from_degrees(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the metres of Lambert-93 of a position in degrees."""
    angle = radians(latitude)
    swing = _E * sin(angle)
    isometric = log(tan(pi / 4 + angle / 2) * ((1 - swing) / (1 + swing)) ** (_E / 2))
    radius, turn = _C * exp(-_N * isometric), _N * (radians(longitude) - _MERIDIAN)
    return _X + radius * sin(turn), _Y - radius * cos(turn)
