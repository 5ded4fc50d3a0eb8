"""Tables of the parking stall: car parks, what people say of them, closings, and what is foreseen."""

from halles.stalls.parking.models.carparks import CarPark, Source, Structure
from halles.stalls.parking.models.foreseen import ForecastModel, Foreseen
from halles.stalls.parking.models.said import Closure, ClosureReason, Count, FullWord

__all__ = [
    "CarPark",
    "Closure",
    "ClosureReason",
    "Count",
    "ForecastModel",
    "Foreseen",
    "FullWord",
    "Source",
    "Structure",
]
