"""What a text message means: words, time, numbers and consent, as values; no clock, no table, no network."""

from halles.doors.engine.consent import consent_of
from halles.doors.engine.matching import understand
from halles.doors.engine.meaning import Consent, Line, Moment, Names, Slot, Spec, Understood
from halles.doors.engine.replies import reply_of
from halles.doors.engine.second_reader import Example, SecondReader
from halles.doors.engine.words import fold

__all__ = [
    "Consent",
    "Example",
    "Line",
    "Moment",
    "Names",
    "SecondReader",
    "Slot",
    "Spec",
    "Understood",
    "consent_of",
    "fold",
    "reply_of",
    "understand",
]
