"""GeoJSON features, plain or as NGSI-LD writes entities in it: the geometry stays behind."""

from typing import Any, Final

from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange.dialects.faults import Unreadable
from halles.stalls.sensing.exchange.dialects.ngsi import entity_reports, limited

_FEATURE: Final = "Feature"
_COLLECTION: Final = "FeatureCollection"


def looks_like(topic: list[str], tree: Any) -> bool:
    """Tell whether this is a feature or a collection of them."""
    if type(tree) is not dict:
        return False
    kind = tree.get("type")
    return (kind == _FEATURE and "properties" in tree) or (kind == _COLLECTION and "features" in tree)


def read(topic: list[str], tree: Any) -> list[Report]:
    """Return a report for each feature and time in it."""
    features = tree["features"] if tree["type"] == _COLLECTION else [tree]
    if type(features) is not list:
        raise Unreadable("a collection of features has no list of them")
    return limited(report for one in features for report in entity_reports(_entity(one)))


def _entity(feature: Any) -> dict[str, Any]:
    """Return a feature as the entity that it is: its properties, under its own identifier."""
    properties = feature.get("properties") if type(feature) is dict else None
    if type(properties) is not dict:
        raise Unreadable("a feature has no properties")
    name, kind = feature.get("id", properties.get("id")), properties.get("type")
    return {
        **properties,
        "id": str(name) if type(name) is int else name,
        "type": kind if type(kind) is str else _FEATURE,
    }
