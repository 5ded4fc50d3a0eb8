"""Text messages of the directory: who is where and open, and what a shop says of itself."""

from halles.doors.public import TextHandler
from halles.kit.text import mark
from halles.stalls.directory.intents.claims import claim, claim_request
from halles.stalls.directory.intents.finding import find, find_reply
from halles.stalls.directory.intents.holidays import reply as holiday
from halles.stalls.directory.intents.holidays import reply_undo as holiday_reply
from halles.stalls.directory.intents.hours import hours, hours_reply
from halles.stalls.directory.intents.markets import market
from halles.stalls.directory.intents.news import news, publish, publish_reply
from halles.stalls.directory.intents.objections import objection, objection_reply
from halles.stalls.directory.intents.opening import find_when
from halles.stalls.directory.intents.pitches import absent, absent_reply
from halles.stalls.directory.intents.special import special, special_reply

TEXTS = (
    TextHandler("directory.find-when", find_when, title=mark("know who is open")),
    TextHandler("directory.find", find, find_reply, title=mark("find a shop")),
    TextHandler("directory.market", market, title=mark("know when the market is")),
    TextHandler("directory.news", news, title=mark("read the news of the shops")),
    TextHandler("directory.special", special, special_reply, title=mark("close or open exceptionally")),
    TextHandler("directory.news-publish", publish, publish_reply, title=mark("publish a piece of news")),
    TextHandler("directory.hours", hours, hours_reply, title=mark("change your hours"), asks=True),
    TextHandler("directory.pitch", absent, absent_reply, title=mark("be absent from the market")),
    TextHandler("directory.holiday", holiday, holiday_reply, title=mark("answer about the public holiday")),
    TextHandler("directory.claim", claim, title=mark("take over your sheet")),
    TextHandler("directory.claim-request", claim_request, title=mark("ask for your sheet")),
    TextHandler("directory.objection", objection, objection_reply, title=mark("have your sheet removed")),
)
