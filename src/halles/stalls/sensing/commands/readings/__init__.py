"""Writes of readings: store what devices send, ring what changed."""

from halles.stalls.sensing.commands.readings.ringer import Ringer
from halles.stalls.sensing.commands.readings.store import Outcome, Rejected, readings_store

__all__ = ["Outcome", "Rejected", "Ringer", "readings_store"]
