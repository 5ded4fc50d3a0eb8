"""Invent believable shops, services and associations: kinds, names, hours, and what they sell."""

from halles.stalls.directory.engine.invention.hours import MARKET_DAY, hours_of
from halles.stalls.directory.engine.invention.kinds import AT_THE_MALL, kinds_of_shops, services_of_town
from halles.stalls.directory.engine.invention.market import AT_HOME, AT_MARKET_TOO, STOPS, TRUCKS, sellers_of
from halles.stalls.directory.engine.invention.products import PRODUCTS, described
from halles.stalls.directory.engine.invention.shop_names import Namer, person_name
from halles.stalls.directory.engine.invention.tidings import ANYBODY, MARKET_MORNING, TIDINGS

__all__ = [
    "ANYBODY",
    "AT_HOME",
    "AT_MARKET_TOO",
    "AT_THE_MALL",
    "MARKET_DAY",
    "MARKET_MORNING",
    "PRODUCTS",
    "STOPS",
    "TIDINGS",
    "TRUCKS",
    "Namer",
    "described",
    "hours_of",
    "kinds_of_shops",
    "person_name",
    "sellers_of",
    "services_of_town",
]
