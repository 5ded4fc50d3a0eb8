"""Reads of pitches: where a seller stands, when markets are held, and who comes."""

from halles.stalls.directory.queries.pitches.markets import (
    MARKET,
    Attendance,
    Kind,
    Market,
    MarketNext,
    market_attendance,
    market_calendar,
    market_days,
    market_list,
    market_next,
    market_of,
    markets_on,
)
from halles.stalls.directory.queries.pitches.rows import Seller
from halles.stalls.directory.queries.pitches.sellers import PitchView, pitches_of
from halles.stalls.directory.queries.pitches.week import TownDay, market_week, sellers_around

__all__ = [
    "MARKET",
    "Attendance",
    "Kind",
    "Market",
    "MarketNext",
    "PitchView",
    "Seller",
    "TownDay",
    "market_attendance",
    "market_calendar",
    "market_days",
    "market_list",
    "market_next",
    "market_of",
    "market_week",
    "markets_on",
    "pitches_of",
    "sellers_around",
]
