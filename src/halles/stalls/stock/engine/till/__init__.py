"""Read any till's export of sales or stock without being told its columns, and never count a sale twice."""

from halles.stalls.stock.engine.till.guess import Guessed, guess
from halles.stalls.stock.engine.till.mapping import Mapping, Move, carried, fingerprint, moves
from halles.stalls.stock.engine.till.rows import Period, read
from halles.stalls.stock.engine.till.shapes import Article, Level, Reading, Refusal, Sale, Sheet

__all__ = [
    "Article",
    "Guessed",
    "Level",
    "Mapping",
    "Move",
    "Period",
    "Reading",
    "Refusal",
    "Sale",
    "Sheet",
    "carried",
    "fingerprint",
    "guess",
    "moves",
    "read",
]
