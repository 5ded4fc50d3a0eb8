"""Who is open at a moment, and until when, for a hundred thousand shops at once.

Shops that say the same share one row. What the hours engine tells of each distinct timetable is worked out
once for a window of days; a question is then a few steps over arrays. A shop that changes takes another row:
the others are not touched.
"""

from halles.town.engine.hours.index.row import CLOSED, NEVER, OPEN, STATES, UNKNOWN
from halles.town.engine.hours.index.rows import Answer
from halles.town.engine.hours.index.store import Index
from halles.town.engine.hours.index.words import states_of

__all__ = ["CLOSED", "NEVER", "OPEN", "STATES", "UNKNOWN", "Answer", "Index", "states_of"]
