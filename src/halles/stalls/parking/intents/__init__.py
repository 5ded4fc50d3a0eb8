"""Text messages about car parks: what is free now and later, full, counted, closed, what it costs."""

from halles.doors.public import TextHandler
from halles.kit.text import mark
from halles.stalls.parking.intents.closing import close, close_reply
from halles.stalls.parking.intents.counting import count, count_reply, full
from halles.stalls.parking.intents.telling import find, now

TEXTS = (
    TextHandler("parking.now", now, title=mark("know where to park")),
    TextHandler("parking.find", find, title=mark("know a car park’s tariff")),
    TextHandler("parking.full", full, title=mark("say that a car park is full")),
    TextHandler("parking.count", count, count_reply, title=mark("count free places")),
    TextHandler("parking.close", close, close_reply, title=mark("close a car park"), asks=True),
)
