"""Order advice for goods that keep: how many days to cover, learnt from the shop's own past and costs."""

from halles.stalls.stock.engine.cover.advice import cover_advice
from halles.stalls.stock.engine.cover.priors import town_prior
from halles.stalls.stock.engine.cover.rhythm import Rhythm
from halles.stalls.stock.engine.cover.values import Advice, Basis, Costs, History, Prior, Reasons, Shelf

__all__ = [
    "Advice",
    "Basis",
    "Costs",
    "History",
    "Prior",
    "Reasons",
    "Rhythm",
    "Shelf",
    "cover_advice",
    "town_prior",
]
