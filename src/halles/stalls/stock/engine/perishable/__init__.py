"""The evening order of perishables: learn a day, advise for tomorrow, from sales alone.

A level that follows sales × weekdays shrunk towards the shop's × kinds of day × how days moved lately gives
a mean; residuals of past days give its distribution; two plainer opinions are averaged in, like days as they
were and the chance around a mean; the order is the quantile at the critical ratio (the newsvendor's).
"""

from halles.stalls.stock.engine.perishable.advising import FEWEST_DAYS, advice, advise
from halles.stalls.stock.engine.perishable.kinds import KINDS, Around, kinds_of
from halles.stalls.stock.engine.perishable.learning import learn, learn_all
from halles.stalls.stock.engine.perishable.packing import pack, unpack
from halles.stalls.stock.engine.perishable.shapes import Advice, Day, History, Tomorrow
from halles.stalls.stock.engine.perishable.state import State, add_items, start

__all__ = [
    "FEWEST_DAYS",
    "KINDS",
    "Advice",
    "Around",
    "Day",
    "History",
    "State",
    "Tomorrow",
    "add_items",
    "advice",
    "advise",
    "kinds_of",
    "learn",
    "learn_all",
    "pack",
    "start",
    "unpack",
]
