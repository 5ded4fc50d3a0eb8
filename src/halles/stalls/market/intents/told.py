"""What a text message says for an intent, by its kind; and answers that fit one segment."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext

from halles.doors.engine.meaning import Line, Moment
from halles.doors.public import TextIn
from halles.kit import french, gsm7
from halles.kit.errors import BadInput
from halles.kit.ratelimit import keyed_hash
from halles.stalls.directory.public import ShopCard
from halles.stalls.market.engine.goods_words import folded
from halles.stalls.market.engine.names_meant import EMPTY
from halles.stalls.market.stall.texts import INTENTS

CHOICES = 18
"""Septets kept free for what the doors write after an answer: "1 = oui, 2 = non"."""
_LENGTHS = (60, 40, 34, 30, 26, 23, 20, 18, 16, 14)
"""Letters of a name that are kept, from all of it to what still tells it."""


def words_told(came: TextIn, name: str) -> str:
    """Return the words of a slot, "" where the message does not say it."""
    told = came.slots.get(name, "")
    return " ".join(str(told).split()) if isinstance(told, str | int) else ""


def number_told(came: TextIn, name: str) -> int | None:
    """Return the number of a slot."""
    told = came.slots.get(name)
    return told if isinstance(told, int) else None


def lines_told(came: TextIn) -> tuple[Line, ...]:
    """Return so much of which things the message asks for."""
    told = came.slots.get("lines", ())
    return told if isinstance(told, tuple) else ()


def moment_told(came: TextIn) -> Moment | None:
    """Return the time that the message says."""
    told = came.slots.get("when")
    return told if isinstance(told, Moment) else None


def press_key(came: TextIn) -> str:
    """Return the number of what this message does: the same message handed over twice does it once."""
    own = came.key or f"{came.text} {came.received_at.isoformat()}"
    return keyed_hash("market:text", f"{came.sender} {own}")


def shortened(came: TextIn, sentence: Callable[[int], str], *, tail: int = CHOICES, most: int = 2) -> str:
    """Return a sentence with its names cut to as many letters as let it fit one segment, else `most`.

    `sentence` makes it with names of at most so many letters; `tail` are the septets of what comes after.
    Raises BadInput where no cutting is enough: half of it is nothing that one could say yes to.
    """
    taken = gsm7.septets(gsm7.rewrite(f"{came.town.name} : ")) + tail
    for segments in range(1, most + 1):
        room = (gsm7.SINGLE if segments == 1 else gsm7.JOINED * segments) - taken
        for letters in _LENGTHS:
            made = sentence(letters)
            if gsm7.septets(gsm7.rewrite(made)) <= room:
                return made
    raise BadInput(gettext("This is too much for one text message: do it in two. Nothing is done."))


def cut(name: str, most: int) -> str:
    """Return a name of at most so many letters, whole words if they leave enough of it."""
    if len(name) <= most:
        return name
    kept = name[:most]
    whole = kept if name[most] == " " else kept.rpartition(" ")[0]
    words = whole.split()
    while words and folded(words[-1]) in EMPTY:
        words.pop()
    whole = " ".join(words).rstrip(" ,-.")
    return whole if 2 * len(whole) >= most else kept[:-1].rstrip(" ,-.") + "."


def example(intent: str) -> str:
    """Return a message that its intent understands, to be shown to who wrote half of one."""
    return next(each.example for each in INTENTS if each.name == intent)


def call_words(shop: ShopCard) -> str:
    """Return how a shop is called; "" where its number is not known."""
    return gettext("Call it: %(phone)s.") % {"phone": french.phone_words(shop.phone)} if shop.phone else ""


def list_words(shops: Sequence[ShopCard]) -> str:
    """Return shops to choose from: "1 = Le Fournil. 2 = Librairie du Port."""
    return " ".join(f"{number} = {cut(shop.name, 24)}." for number, shop in enumerate(shops, 1))
