"""One attribute of an NGSI entity, in whichever of the forms, to fields at the time of its observation."""

from typing import Any, Final

from halles.stalls.sensing.exchange.dialects.faults import Unreadable
from halles.stalls.sensing.exchange.dialects.fields import DEEPEST, Fields, flatten, put
from halles.stalls.sensing.exchange.dialects.moments import moment

_TYPES: Final = frozenset(
    {
        "Property",
        "GeoProperty",
        "Geoproperty",
        "Relationship",
        "LanguageProperty",
        "VocabProperty",
        "JsonProperty",
        "ListProperty",
        "ListRelationship",
    }
)
_HOLD: Final = ("value", "object", "languageMap", "vocab", "json", "valueList", "objectList")
"""Where an attribute holds what it says."""
_RESERVED: Final = frozenset(
    {
        *_HOLD,
        "type",
        "metadata",
        "observedAt",
        "unitCode",
        "datasetId",
        "instanceId",
        "createdAt",
        "modifiedAt",
        "deletedAt",
        "previousValue",
        "previousObject",
        "previousLanguageMap",
        "objectType",
        "lang",
    }
)
_METADATA_TIMES: Final = ("TimeInstant", "timestamp", "observedAt", "dateModified")

Timed = dict[int | None, Fields]


def attribute(by_time: Timed, path: str, node: Any, time: int | None, depth: int = 0) -> None:
    """Add to `by_time` what `node` says under `path`; `time` holds where it says none itself."""
    if depth >= DEEPEST:
        raise Unreadable("it is nested too deeply")
    if type(node) is list and node and all(_is_attribute(one) for one in node):
        _several(by_time, path, node, time, depth)
    elif _is_attribute(node):
        _one(by_time, path, node, time, depth)
    else:
        _add(by_time, time, path, _untyped(node), depth)


def plain(node: Any) -> Any:
    """Return what an attribute or a typed value of JSON-LD holds: {"@type": "DateTime", "@value": …} too."""
    return _held(node) if _is_attribute(node) else _untyped(node)


def _held(node: dict[str, Any]) -> Any:
    if "value" in node:
        return _untyped(node["value"])
    return _untyped(next((node[name] for name in _HOLD if name in node), None))


def _untyped(node: Any) -> Any:
    return node["@value"] if type(node) is dict and "@value" in node else node


def _one(by_time: Timed, path: str, node: dict[str, Any], time: int | None, depth: int) -> None:
    at = moment(_observed(node))
    at = time if at is None else at
    _add(by_time, at, path, _held(node), depth)
    if node.keys() <= _RESERVED:
        return
    for name, below in node.items():
        if name not in _RESERVED:
            attribute(by_time, f"{path}.{name}", below, at, depth + 1)


def _add(by_time: Timed, at: int | None, path: str, value: Any, depth: int) -> None:
    fields = by_time.get(at)
    if fields is None:
        fields = by_time[at] = {}
    if type(value) is dict or type(value) is list:
        flatten(fields, path, value, depth)
    else:
        put(fields, path, value)


def _several(by_time: Timed, path: str, nodes: list[dict[str, Any]], time: int | None, depth: int) -> None:
    """Instances of one attribute: its values over time share its path, its sources are numbered."""
    for index, node in enumerate(nodes):
        over_time = "observedAt" in node and "datasetId" not in node
        attribute(by_time, path if over_time else f"{path}.{index}", node, time, depth + 1)


def _observed(node: dict[str, Any]) -> Any:
    """Return when an attribute was observed: NGSI-LD says it beside, NGSI-v2 in the metadata."""
    if "observedAt" in node:
        return plain(node["observedAt"])
    metadata = node.get("metadata")
    if type(metadata) is not dict:
        return None
    return next((plain(metadata[name]) for name in _METADATA_TIMES if name in metadata), None)


def _is_attribute(node: Any) -> bool:
    if type(node) is not dict:
        return False
    kind = node.get("type")
    if type(kind) is str and kind in _TYPES:
        return True
    return "value" in node or (node.keys() <= _RESERVED and not node.keys().isdisjoint(_HOLD))
