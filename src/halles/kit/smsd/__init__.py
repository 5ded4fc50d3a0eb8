"""The folders of gammu-smsd (its FILES service): hand a text message over, follow it, read what came in."""

from halles.kit.smsd.inbox import Arrival, Unreadable, arrivals, erase, read, refuse
from halles.kit.smsd.outbox import ended, hand_over, id_in, name_of, put_away, where
from halles.kit.smsd.spool import Spool

__all__ = [
    "Arrival",
    "Spool",
    "Unreadable",
    "arrivals",
    "ended",
    "erase",
    "hand_over",
    "id_in",
    "name_of",
    "put_away",
    "read",
    "refuse",
    "where",
]
