"""Text messages of the market: find, ask and reserve; and all that a shop does between two customers.

Who writes is known by her number. Where anything is in doubt nothing is done, and the answer asks again.
"""

from halles.doors.public import TextHandler
from halles.stalls.market.intents import (
    asking,
    chalking,
    following,
    mine,
    ordering,
    pausing,
    pricing,
    shelving,
)
from halles.stalls.market.intents.answering import reply, serve, serve_reply
from halles.stalls.market.intents.finding import find

TEXTS = (
    TextHandler("market.find", find),
    TextHandler("market.ask", asking.ask, asking.reply),
    TextHandler("market.order", ordering.order, ordering.reply),
    TextHandler("market.orders", mine.orders),
    TextHandler("market.cancel", mine.cancel, mine.reply),
    TextHandler("market.follow", following.follow, following.reply),
    TextHandler("market.unfollow", following.unfollow, following.reply),
    TextHandler("market.slate", chalking.slate, chalking.reply),
    TextHandler("market.gone", shelving.gone, shelving.reply),
    TextHandler("market.back", shelving.back, shelving.reply),
    TextHandler("market.reply", reply),
    TextHandler("market.serve", serve, serve_reply),
    TextHandler("market.pause", pausing.pause, pausing.reply),
    TextHandler("market.resume", pausing.resume, pausing.reply),
    TextHandler("market.price", pricing.price, pricing.reply),
)
