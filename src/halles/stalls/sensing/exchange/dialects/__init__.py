"""Every dialect in which devices and their networks speak, told apart by what is said, to reports.

A dialect is a module with `looks_like(topic, tree)` and `read(topic, tree)`: the parts of the topic, and
the value that was decoded (bytes where it is no JSON). Another dialect is one more module in the list.
"""

from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange.dialects import (
    chirpstack,
    french_csv,
    geojson,
    ngsi,
    own,
    things_stack,
)
from halles.stalls.sensing.exchange.dialects.decoding import MOST_BYTES, decoded
from halles.stalls.sensing.exchange.dialects.faults import Unreadable

__all__ = ["DIALECTS", "MOST_BYTES", "Unreadable", "read"]

DIALECTS = (own, chirpstack, things_stack, geojson, ngsi, french_csv)


def read(topic: str, payload: bytes) -> list[Report]:
    """Return what a message says, a report for each device (and time) in it; `topic` is "" for HTTP.

    Raises Unreadable, and nothing else, for whatever no dialect reads.
    """
    parts, tree = topic.split("/"), decoded(payload)
    for dialect in DIALECTS:
        if dialect.looks_like(parts, tree):
            return dialect.read(parts, tree)
    raise Unreadable("it is in no dialect that is known here")
