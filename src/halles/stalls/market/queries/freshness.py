"""How many there are and how fresh that is, in words: "vu en rayon ce matin", "demandez au magasin"."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from halles.stalls.market.engine import freshness
from halles.stalls.market.engine.measures import KILO
from halles.stalls.market.queries.quantities import quantity_words
from halles.stalls.stock.public import Stand

FEW = 5
"""Up to which pieces are counted on screen; more of them is "some"."""
FEW_GRAMS = 2_000


def freshness_of(stand: Stand | None, *, now: datetime) -> str:
    """Return the word of `engine.freshness` for where an item stands; without a stand, it is to be asked."""
    if stand is None:
        return freshness.ASK
    return freshness.told(
        how=stand.how,
        seen_at=_wall(stand.seen_at) if stand.seen_at else None,
        now=_wall(now),
        is_gone=stand.is_gone,
        by_till=stand.source == "till",
    )


def freshness_words(stand: Stand | None, *, unit: str, now: datetime) -> str:
    """Return what is said of an item, with how many are left where they are few and were seen today."""
    word = freshness_of(stand, now=now)
    said = _words()[word]
    if stand and freshness.is_seen(word) and 0 < stand.free <= (FEW_GRAMS if unit == KILO else FEW):
        left = gettext("%(quantity)s left") % {
            "quantity": quantity_words(unit, stand.free, about=unit == KILO)
        }
        return gettext("%(said)s, %(left)s") % {"said": said, "left": left}
    return said


def _words() -> dict[str, str]:
    return {
        freshness.MORNING: gettext("Seen on the shelf this morning"),
        freshness.AFTERNOON: gettext("Seen on the shelf this afternoon"),
        freshness.EVENING: gettext("Seen on the shelf this evening"),
        freshness.TILL: gettext("On the shelf yesterday evening"),
        freshness.PROBABLY: gettext("There is probably some left"),
        freshness.ASK: gettext("Ask the shop"),
        freshness.GONE: gettext("None left"),
    }


def _wall(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


def text_freshness(stand: Stand | None, *, now: datetime) -> str:
    """Return how sure it is that there is some, in two words for a text message."""
    word = freshness_of(stand, now=now)
    if freshness.is_seen(word):
        return gettext("seen today")
    return gettext("to be asked") if word == freshness.ASK else gettext("probably")
