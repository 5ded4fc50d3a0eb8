"""Text messages: a shop chalks its slate, answers questions and orders, pauses; anybody asks who has a thing.

Who writes is known by her number. Where anything is in doubt nothing is done, and the answer asks again.
"""

from halles.doors.intents import TextHandler
from halles.stalls.market.intents.answering import reply, serve
from halles.stalls.market.intents.chalking import slate
from halles.stalls.market.intents.finding import find

TEXTS = (
    TextHandler("market.find", find),
    TextHandler("market.reply", reply),
    TextHandler("market.serve", serve),
    TextHandler("market.slate", slate),
)
