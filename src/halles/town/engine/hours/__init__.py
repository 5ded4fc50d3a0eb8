"""Opening hours: read, told, written back and explained, in the grammar of OpenStreetMap's `opening_hours`.

Moments are naive, of the clock on the wall; intervals are half open. What is not understood is refused
(`NotUnderstood`), what nobody can know is UNKNOWN: nothing is guessed.
"""

from halles.town.engine.hours.evaluate import Interval
from halles.town.engine.hours.explain import explain, explain_text, spans_words, state_words
from halles.town.engine.hours.model import CLOSED, OPEN, UNKNOWN
from halles.town.engine.hours.reading import Hours, read, read_points, understood
from halles.town.engine.hours.refusal import NotUnderstood
from halles.town.engine.hours.state import State, state_at
from halles.town.engine.hours.timeline import Special, intervals, spans_on, timeline
from halles.town.engine.hours.where import Where

__all__ = [
    "CLOSED",
    "OPEN",
    "UNKNOWN",
    "Hours",
    "Interval",
    "NotUnderstood",
    "Special",
    "State",
    "Where",
    "explain",
    "explain_text",
    "intervals",
    "read",
    "read_points",
    "spans_on",
    "spans_words",
    "state_at",
    "state_words",
    "timeline",
    "understood",
]
