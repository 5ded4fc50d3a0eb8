"""A shop reads by text message what to make and to order for the next day it opens."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from halles.doors.public import Answer, Reply, State, TextIn, said
from halles.kit import french
from halles.stalls.stock.commands import list_make
from halles.stalls.stock.intents.shops import Mine, for_chosen, for_mine
from halles.stalls.stock.queries import AdviceLine, advice_on, choice_of, early_items
from halles.stalls.stock.queries.words import language


def listed(came: TextIn) -> Answer:
    """Tell the list, made now where nobody made it yet."""
    return for_mine(came, _listed)


def listed_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Tell the list of the shop that was chosen."""
    return for_chosen(came, state, reply, _listed)


def _listed(came: TextIn, mine: Mine) -> Answer:
    shop, now = mine.card.organisation, came.received_at
    today = timezone.localdate(now)
    day = choice_of(organisation=shop, town=came.town.slug).listed_for
    if day is None or day <= today:
        day = list_make(actor=mine.actor, town=came.town, card=mine.card, now=now)
    told = advice_on(organisation=shop, day=day, now=now)
    if not (told.bake or told.order):
        return said(*_too_early(shop))
    words = {"day": french.date_words(day, today=today, language=language())}
    bake = _lines(gettext("For %(day)s:") % words, told.bake)
    return said(*bake, *_lines(gettext("To order:"), told.order))


def _lines(head: str, lines: Sequence[AdviceLine]) -> list[str]:
    """Return a part a line, the first with what they are; so that a segment cuts between two of them."""
    if not lines:
        return []
    told = [f"{line.item.name} {line.said}" for line in lines]
    ends = [*("," for _ in told[1:]), "."]
    first, *others = (f"{words}{end}" for words, end in zip(told, ends, strict=True))
    return [f"{head} {first}", *others]


def _too_early(shop: str) -> list[str]:
    early = early_items(organisation=shop)
    if not early:
        return [gettext("Nothing to make or to order.")]
    days = min(each.days for each in early)
    words = ngettext(
        "Too early: tell what you sold for %(n)d more day.",
        "Too early: tell what you sold for %(n)d more days.",
        days,
    )
    return [words % {"n": days}, gettext("For example: VENDU 12 BAGUETTES.")]
