"""What can be done by which door, and the seam of incoming text messages."""

from halles.doors.intents.table import RISKS, Row, faults_of, table
from halles.doors.intents.texts import text_take
from halles.doors.queries.talking import TextHandler, TextIn
from halles.doors.queries.wording import fit

__all__ = ["RISKS", "Row", "TextHandler", "TextIn", "faults_of", "fit", "table", "text_take"]
