"""Draw a town: plain shapes in, one small drawing out, whose names never cover one another."""

from halles.town.engine.cartography.drawing import Drawing, draw
from halles.town.engine.cartography.names import street_key
from halles.town.engine.cartography.plane import Plane, Shape

__all__ = ["Drawing", "Plane", "Shape", "draw", "street_key"]
