"""Text messages of the market: find, ask and reserve; and all that a shop does between two customers.

Who writes is known by her number. Where anything is in doubt nothing is done, and the answer asks again.
"""

from halles.doors.public import TextHandler
from halles.kit.text import mark
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
    TextHandler("market.find", find, title=mark("know who has a thing")),
    TextHandler("market.ask", asking.ask, asking.reply, title=mark("put a question to a shop")),
    TextHandler("market.order", ordering.order, ordering.reply, title=mark("reserve something"), asks=True),
    TextHandler("market.orders", mine.orders, title=mark("know where your reservations are")),
    TextHandler("market.cancel", mine.cancel, mine.reply, title=mark("cancel a reservation")),
    TextHandler("market.follow", following.follow, following.reply, title=mark("follow a shop")),
    TextHandler(
        "market.unfollow", following.unfollow, following.reply, title=mark("follow a shop no longer")
    ),
    TextHandler("market.slate", chalking.slate, chalking.reply, title=mark("publish your slate")),
    TextHandler("market.gone", shelving.gone, shelving.reply, title=mark("say that there is no more")),
    TextHandler("market.back", shelving.back, shelving.reply, title=mark("say that there is again")),
    TextHandler("market.reply", reply, title=mark("answer a question")),
    TextHandler("market.serve", serve, serve_reply, title=mark("answer an order")),
    TextHandler("market.pause", pausing.pause, pausing.reply, title=mark("take no orders for a while")),
    TextHandler("market.resume", pausing.resume, pausing.reply, title=mark("take orders again")),
    TextHandler("market.price", pricing.price, pricing.reply, title=mark("change a price")),
)
