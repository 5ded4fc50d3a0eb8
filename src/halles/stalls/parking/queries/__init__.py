"""Reads of the parking stall."""

from halles.stalls.parking.queries.carparks import car_park_get, car_park_list, names_known
from halles.stalls.parking.queries.choosing import (
    CHARGING,
    DISABLED,
    FREE,
    NEEDS,
    Chosen,
    Wish,
    choose,
    count_of,
)
from halles.stalls.parking.queries.curve import day_curve
from halles.stalls.parking.queries.desk import closings_coming, count_latest
from halles.stalls.parking.queries.facts import (
    facts_of,
    pass_rows,
    price_rows,
    short_facts,
    source_words,
)
from halles.stalls.parking.queries.map_points import (
    car_park_point,
    map_points,
    now_points,
    now_words,
)
from halles.stalls.parking.queries.now import (
    Picture,
    capacity_of,
    car_park_now,
    fresh_until,
    parking_now,
    picture,
)
from halles.stalls.parking.queries.said import state_of
from halles.stalls.parking.queries.shapes import Closing, Curve, Later, Now, Origin
from halles.stalls.parking.queries.walks import Walk, market_walks, place_of, shop_walks

__all__ = [
    "CHARGING",
    "DISABLED",
    "FREE",
    "NEEDS",
    "Chosen",
    "Closing",
    "Curve",
    "Later",
    "Now",
    "Origin",
    "Picture",
    "Walk",
    "Wish",
    "capacity_of",
    "car_park_get",
    "car_park_list",
    "car_park_now",
    "car_park_point",
    "choose",
    "closings_coming",
    "count_latest",
    "count_of",
    "day_curve",
    "facts_of",
    "fresh_until",
    "map_points",
    "market_walks",
    "names_known",
    "now_points",
    "now_words",
    "parking_now",
    "pass_rows",
    "picture",
    "place_of",
    "price_rows",
    "shop_walks",
    "short_facts",
    "source_words",
    "state_of",
]
