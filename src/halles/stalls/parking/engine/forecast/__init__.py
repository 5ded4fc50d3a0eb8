"""Free spaces of a town's car parks in the next two hours: learn, say, and learn from what came."""

from halles.stalls.parking.engine.forecast.bands import Bands, Outcome, observe
from halles.stalls.parking.engine.forecast.calendar import SLOT_S, Calendar
from halles.stalls.parking.engine.forecast.history import History, learnt_capacity, on_grid
from halles.stalls.parking.engine.forecast.model import Model, train
from halles.stalls.parking.engine.forecast.outlook import (
    HORIZONS,
    Forecast,
    NotYet,
    Outlook,
    Silent,
    chance_of_place,
)
from halles.stalls.parking.engine.forecast.saying import predict
from halles.stalls.parking.engine.forecast.usual import UsualDay, usual_day

__all__ = [
    "HORIZONS",
    "SLOT_S",
    "Bands",
    "Calendar",
    "Forecast",
    "History",
    "Model",
    "NotYet",
    "Outcome",
    "Outlook",
    "Silent",
    "UsualDay",
    "chance_of_place",
    "learnt_capacity",
    "observe",
    "on_grid",
    "predict",
    "train",
    "usual_day",
]
