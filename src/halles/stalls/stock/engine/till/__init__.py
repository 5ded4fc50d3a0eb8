"""Read any till's export of sales or stock without being told its columns, and never count a sale twice."""

from halles.stalls.stock.engine.till.guess import Guessed, guess
from halles.stalls.stock.engine.till.identity import Merge, Row, merge, rows_of
from halles.stalls.stock.engine.till.levels import EVENING, At, Facts, level, rung_up, stock_moment, taken
from halles.stalls.stock.engine.till.mapping import Mapping, Move, carried, fingerprint, moves
from halles.stalls.stock.engine.till.periods import Period, period_of
from halles.stalls.stock.engine.till.rows import read
from halles.stalls.stock.engine.till.shapes import Article, Level, Reading, Refusal, Sale, Sheet

__all__ = [
    "EVENING",
    "Article",
    "At",
    "Facts",
    "Guessed",
    "Level",
    "Mapping",
    "Merge",
    "Move",
    "Period",
    "Reading",
    "Refusal",
    "Row",
    "Sale",
    "Sheet",
    "carried",
    "fingerprint",
    "guess",
    "level",
    "merge",
    "moves",
    "period_of",
    "read",
    "rows_of",
    "rung_up",
    "stock_moment",
    "taken",
]
