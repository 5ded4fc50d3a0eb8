"""Reads of the parking stall."""

from halles.stalls.parking.queries.carparks import car_park_by_word, car_park_get, car_park_list
from halles.stalls.parking.queries.curve import day_curve
from halles.stalls.parking.queries.now import (
    Picture,
    capacity_of,
    car_park_now,
    fresh_until,
    parking_now,
    picture,
)
from halles.stalls.parking.queries.shapes import Closing, Curve, Later, Now, Origin

__all__ = [
    "Closing",
    "Curve",
    "Later",
    "Now",
    "Origin",
    "Picture",
    "capacity_of",
    "car_park_by_word",
    "car_park_get",
    "car_park_list",
    "car_park_now",
    "day_curve",
    "fresh_until",
    "parking_now",
    "picture",
]
