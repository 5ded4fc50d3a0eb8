"""For which shop somebody writes about stock: hers; of several she is asked which."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from halles.doors.public import (
    Answer,
    Ask,
    Reply,
    State,
    TextIn,
    said,
    slots_from,
    slots_kept,
    whom_to_call,
)
from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.people.public import organisations_of
from halles.stalls.directory.public import ShopCard, shop_list

MOST = 4
"""Shops that a question names."""


@dataclass(frozen=True)
class Mine:
    """A shop, and the one of the number's persons who works there."""

    card: ShopCard
    actor: Actor


Act = Callable[[TextIn, Mine], Answer]


def for_mine(came: TextIn, act: Act) -> Answer:
    """Do something for the shop of who writes; raise Refused where she works in none."""
    mine = mine_list(came)
    if not mine:
        advice = gettext("Call %(who)s.") % {"who": whom_to_call(came.town)}
        raise Refused(gettext("This number is not that of a shop."), advice=advice)
    if len(mine) == 1:
        return act(came, mine[0])
    asked = mine[:MOST]
    choices = " ".join(f"{at} = {each.card.name}." for at, each in enumerate(asked, 1))
    state: dict[str, Any] = {"which": [each.card.organisation for each in asked], "text": came.text}
    state["slots"] = slots_kept(came.slots)
    return said(gettext("For which shop?"), choices, ask=Ask("choice", state, options=len(asked)))


def for_chosen(came: TextIn, state: State, reply: Reply, act: Act) -> Answer | None:
    """Go on for the shop that was chosen; None where that is not what was asked."""
    if "which" not in state or reply.kind != "choice":
        return None
    again = replace(came, text=state["text"], slots=slots_from(state["slots"]))
    return act(again, mine_of(came, state["which"][reply.number - 1]))


def mine_list(came: TextIn) -> list[Mine]:
    """Return the shops where the persons of a number work, by name."""
    works: dict[str, Actor] = {}
    for person in came.persons:
        for each in organisations_of(person=person):
            works.setdefault(each.organisation_id, Actor(person=person))
    cards = shop_list(town=came.town.slug, organisations=[*works])
    return [Mine(card, works[card.organisation]) for card in cards]


def mine_of(came: TextIn, organisation: str) -> Mine:
    """Return a shop of who writes; raise Refused where she no longer works there."""
    found = next((each for each in mine_list(came) if each.card.organisation == organisation), None)
    if found is None:
        raise Refused(gettext("This number is not that of a shop."))
    return found
