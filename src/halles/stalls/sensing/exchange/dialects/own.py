"""Our own topics, `halles/<town>/<slug>/<measure>`: a bare number, true or false, or a small object."""

from typing import Any, Final

from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange.dialects.faults import Unreadable
from halles.stalls.sensing.exchange.dialects.fields import Fields, flat, flatten
from halles.stalls.sensing.exchange.dialects.moments import moment

_ROOT: Final = "halles"
_PARTS: Final = 4
_VALUES: Final = "values"
"""The measure under which an object of several fields comes."""


def looks_like(topic: list[str], tree: Any) -> bool:
    """Tell whether this is on a topic of ours and in our words, not in another dialect's."""
    if len(topic) != _PARTS or topic[0] != _ROOT:
        return False
    if type(tree) is dict:
        return topic[3] == _VALUES or ("value" in tree and "type" not in tree)
    return type(tree) is not bytes and type(tree) is not list


def read(topic: list[str], tree: Any) -> list[Report]:
    """Return the one report; the topic names town, device and measure."""
    _, town, slug, measure = topic
    if type(tree) is not dict:
        if type(tree) is str or tree is None:
            raise Unreadable("a bare value is neither a number nor true nor false")
        return [Report(slug, town, "", None, {measure: tree})]
    at, key = moment(tree.pop("at", None)), _key(tree.pop("id", ""))
    if measure == _VALUES:
        return [Report(slug, town, key, at, flat(tree))]
    fields: Fields = {}
    flatten(fields, measure, tree.pop("value"))
    if tree:
        flatten(fields, "", tree)
    return [Report(slug, town, key, at, fields)]


def _key(value: Any) -> str:
    if type(value) is int:
        return str(value)
    if type(value) is not str:
        raise Unreadable("the message's id is neither a text nor a whole number")
    return value
