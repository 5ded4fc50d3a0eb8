"""The manifest of the stock stall."""

from halles.kit.manifest import Capability, Manifest, PersonalField, Role
from halles.kit.text import mark
from halles.stalls.stock import events
from halles.stalls.stock.stall.texts import INTENTS

_FILES = mark("A till’s file is sent from a screen; a text message tells what was sold in a day.")
_NOT_PAPER = mark("What changes with each sale is of no use on paper.")
_OWN_SHOP = mark("It is the business of a shop alone: a helper sits beside the shopkeeper, at her screen.")

_AUTHOR = mark("Know within the shop who wrote a line.")
_AS_LONG = mark("As long as the line; the number goes when its author erases herself.")


def _author(model: str, field: str) -> PersonalField:
    return PersonalField(
        model=model,
        fields=(field,),
        purpose=_AUTHOR,
        retention=_AS_LONG,
        person=field,
        at_erasure="blank",
    )


MANIFEST = Manifest(
    slug="stock",
    title=mark("Stock"),
    purpose=mark("A shop knows what it has, and what to order for tomorrow, without any training."),
    path="stock/",
    publishes=(
        events.ItemAdded,
        events.ItemChanged,
        events.ItemArchived,
        events.StockMoved,
        events.StockReserved,
        events.HoldsReleased,
        events.HoldsCollected,
        events.GoodsReturned,
        events.TillMappingConfirmed,
        events.TillFileImported,
        events.DayReported,
        events.AdviceListed,
        events.AdviceAnswered,
        events.ChoiceSet,
        events.BarcodesImported,
    ),
    roles=(
        Role("owner", mark("Owner of a shop"), mark("Says how the stock is looked after.")),
        Role("employee", mark("Member of a shop"), mark("Counts, receives, answers the evening’s list.")),
    ),
    intents=INTENTS,
    capabilities=(
        Capability(
            name="stock.take",
            title=mark("Take stock with a telephone, a scanner or by typing names"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_PAPER, "helper": _OWN_SHOP},
        ),
        Capability(
            name="stock.list",
            title=mark("Have the evening’s list: what to bake and to order for tomorrow"),
            risk="B",
            doors={"web": "", "sms": "", "paper": "", "helper": _OWN_SHOP},
        ),
        Capability(
            name="stock.day",
            title=mark("Tell what was sold in a day"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_PAPER, "helper": _OWN_SHOP},
        ),
        Capability(
            name="stock.till",
            title=mark("Let the till tell what was sold"),
            risk="B",
            doors={"web": "", "sms": _FILES, "paper": _NOT_PAPER, "helper": _OWN_SHOP},
        ),
    ),
    personal=(
        PersonalField(
            model="stock.Item",
            fields=("name", "family", "till_code"),
            purpose=mark("Know what a shop keeps, under the names that it uses itself."),
            retention=mark("As long as the shop is here."),
            organisation="organisation",
            at_erasure="delete",
        ),
        _author("stock.Movement", "author"),
        _author("stock.TillFile", "author"),
        _author("stock.TillMapping", "confirmed_by"),
        _author("stock.Advice", "decided_by"),
    ),
)
