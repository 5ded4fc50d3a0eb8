"""Text messages of the stock: a shop counts, receives, tells what it sold, reads its list for tomorrow."""

from halles.doors.public import TextHandler
from halles.kit.text import mark
from halles.stalls.stock.intents.listing import listed, listed_reply
from halles.stalls.stock.intents.writing import ARRIVAL, COUNT, SOLD

TEXTS = (
    TextHandler("stock.count", COUNT.answer, COUNT.reply, title=mark("count your stock")),
    TextHandler("stock.arrival", ARRIVAL.answer, ARRIVAL.reply, title=mark("note a delivery")),
    TextHandler("stock.sold", SOLD.answer, SOLD.reply, title=mark("tell what you sold")),
    TextHandler("stock.list", listed, listed_reply, title=mark("read your list for tomorrow")),
)
