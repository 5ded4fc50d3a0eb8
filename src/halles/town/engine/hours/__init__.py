"""Whether a place is open: what can be told of simple opening hours, and what cannot."""

from halles.town.engine.hours.simple import Span
from halles.town.engine.hours.state import CLOSED, OPEN, UNKNOWN, State, spans_on, state_at

__all__ = ["CLOSED", "OPEN", "UNKNOWN", "Span", "State", "spans_on", "state_at"]
