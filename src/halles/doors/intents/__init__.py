"""What can be done by which door, and conversations by text message."""

from halles.doors.intents.own import TEXTS
from halles.doors.intents.registry import entries_of, house_entries
from halles.doors.intents.table import RISKS, Row, faults_of, table
from halles.doors.intents.texts import text_take

__all__ = [
    "RISKS",
    "TEXTS",
    "Row",
    "entries_of",
    "faults_of",
    "house_entries",
    "table",
    "text_take",
]
