"""Nested values to fields with dotted paths; names of devices folded; what is shown of a position."""

from typing import Any, Final

from halles.stalls.sensing.engine.reports import Scalar
from halles.stalls.sensing.exchange.dialects.faults import Unreadable

DEEPEST: Final = 12
MOST_FIELDS: Final = 500
MOST_REPORTS: Final = 1000
LONGEST_NAME: Final = 200
GEOMETRIES: Final = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)

Fields = dict[str, Scalar]
_NESTED: Final = frozenset({dict, list})


def folded(name: Any) -> str:
    """Return a device's name as the register compares it; raise Unreadable where it can be no name."""
    if type(name) is not str or not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise Unreadable("the name of the device is missing, or is none")
    return name.lower()


def put(fields: Fields, path: str, value: Scalar) -> None:
    """Add one field; raise Unreadable where another one has its path, or there are too many."""
    if path in fields:
        raise Unreadable("two values have the same path")
    if len(fields) >= MOST_FIELDS:
        raise Unreadable("there are too many fields")
    fields[path] = value


def flat(node: dict[str, Any]) -> Fields:
    """Return the fields of an object; the object itself, where nothing in it is nested."""
    if not _NESTED.isdisjoint(map(type, node.values())) or len(node) > MOST_FIELDS:
        fields: Fields = {}
        _object(fields, "", node, 0)
        return fields
    return node


def flatten(fields: Fields, path: str, node: Any, depth: int = 0) -> None:
    """Add what `node` holds under `path`: objects by their keys, lists of objects and numbers by position.

    A list of words is one field, its words joined by commas. A geometry is one field that says of which
    type it is: its coordinates stay behind, for a thing that moves is somebody's way.
    """
    kind = type(node)
    if kind is dict:
        _object(fields, path, node, depth)
    elif kind is list:
        _list(fields, path, node, depth)
    else:
        put(fields, path, node)


def _object(fields: Fields, path: str, node: dict[str, Any], depth: int) -> None:
    if is_geometry(node):
        put(fields, path, node["type"])
        return
    if depth >= DEEPEST:
        raise Unreadable("it is nested too deeply")
    if not node and path:
        put(fields, path, None)
    prefix = f"{path}." if path else ""
    for key, value in node.items():
        if type(value) is dict or type(value) is list:
            flatten(fields, prefix + key, value, depth + 1)
        else:
            put(fields, prefix + key, value)


def _list(fields: Fields, path: str, node: list[Any], depth: int) -> None:
    if depth >= DEEPEST:
        raise Unreadable("it is nested too deeply")
    if all(type(value) is str for value in node):
        put(fields, path, ",".join(node) or None)
        return
    for index, value in enumerate(node):
        flatten(fields, f"{path}.{index}", value, depth + 1)


def is_geometry(node: dict[str, Any]) -> bool:
    """Tell whether an object is a geometry of GeoJSON."""
    kind = node.get("type")
    return type(kind) is str and kind in GEOMETRIES and ("coordinates" in node or "geometries" in node)
