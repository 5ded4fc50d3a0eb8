"""Draw a town: plain shapes in, one small drawing out, whose names never cover one another."""

from halles.town.engine.cartography.crop import crop_ground, is_whole
from halles.town.engine.cartography.drawing import EDITION, Drawing, Name, draw
from halles.town.engine.cartography.labels import HALF
from halles.town.engine.cartography.marks import RADIUS, Mark, marks_of
from halles.town.engine.cartography.names import capital, street_key
from halles.town.engine.cartography.plane import Plane, Shape
from halles.town.engine.cartography.streets import Street, nearest_street, streets_of
from halles.town.engine.cartography.svg import fade_of

__all__ = [
    "EDITION",
    "HALF",
    "RADIUS",
    "Drawing",
    "Mark",
    "Name",
    "Plane",
    "Shape",
    "Street",
    "capital",
    "crop_ground",
    "draw",
    "fade_of",
    "is_whole",
    "marks_of",
    "nearest_street",
    "street_key",
    "streets_of",
]
