"""For which shop somebody writes: the one that she is a member of; of several she is asked which."""

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
    published,
    said,
    slots_from,
    slots_kept,
    whom_to_call,
)
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, Refused
from halles.kit.text import fold
from halles.people.public import organisation_get, organisations_of
from halles.stalls.directory.engine.names_said import ways
from halles.stalls.directory.engine.search import Entry, search
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries import kind_words, sheet_get, sheet_view, sheets_held

MOST = 4
"""Shops that a question names."""


@dataclass(frozen=True)
class Own:
    """A sheet, and the one of the number's persons who is a member of its shop."""

    actor: Actor
    sheet: Sheet
    name: str


Act = Callable[[TextIn, Own], Answer]


def for_own(came: TextIn, act: Act, *, fits: Callable[[Own], bool] = lambda _own: True) -> Answer:
    """Do something for the shop of who writes; of several shops, ask which one first.

    Those that do not fit are left out where others do. Raises Refused where she is a member of none.
    """
    own = _named(came, own_list(came))
    own = [each for each in own if fits(each)] or own if len(own) > 1 else own
    if not own:
        advice = gettext("Call %(who)s.") % {"who": whom_to_call(came.town)}
        raise Refused(gettext("This number is not that of a shop."), advice=advice)
    if len(own) == 1:
        return act(came, own[0])
    asked = own[:MOST]
    choices = " ".join(f"{at} = {each.name}." for at, each in enumerate(asked, 1))
    state: dict[str, Any] = {"which": [each.sheet.slug for each in asked], "text": came.text}
    state["slots"] = slots_kept(came.slots)
    return said(gettext("For which shop?"), choices, ask=Ask("choice", state, options=len(asked)))


def for_chosen(came: TextIn, state: State, reply: Reply, act: Act) -> Answer | None:
    """Go on for the shop that was chosen; None where that is not what was asked."""
    if "which" not in state or reply.kind != "choice":
        return None
    again = replace(came, text=state["text"], slots=slots_from(state["slots"]))
    return act(again, own_get(came, state["which"][reply.number - 1]))


def publish_for(came: TextIn, own: Own, text: str, state: State) -> Answer:
    """Confirm what was published for a sheet, named where its organisation is called otherwise."""
    shop = organisation_get(organisation=own.sheet.organisation)
    if shop is None or shop.name != own.name:
        text = gettext("%(name)s: %(words)s") % {"name": own.name, "words": text}
    return published(came, organisation=own.sheet.organisation, text=text, state=state)


def own_list(came: TextIn) -> list[Own]:
    """Return the sheets of the shops that the persons of a number are members of, by their addresses."""
    found: dict[str, Own] = {}
    for person in came.persons:
        shops = [each.organisation_id for each in organisations_of(person=person)]
        for view in sheets_held(organisations=shops, town=came.town.slug):
            row = sheet_get(town=came.town.slug, slug=view.slug) if view.slug not in found else None
            if row is not None:
                found[view.slug] = Own(Actor(person=person), row, view.name)
    return [found[slug] for slug in sorted(found)]


def own_get(came: TextIn, slug: str) -> Own:
    """Return the sheet of a slug, for who is still a member of its shop."""
    found = next((each for each in own_list(came) if each.sheet.slug == slug), None)
    if found is None:
        raise BadInput(gettext("This sheet is no longer yours."))
    return found


def sheet_name(sheet: Sheet) -> str:
    """Return what a sheet is called."""
    return sheet_view(sheet).name


def _named(came: TextIn, own: list[Own]) -> list[Own]:
    """Return those that a message names; all of them where it names none of them."""
    if len(own) < 2:
        return own
    shop, text = fold(str(came.slots.get("shop", ""))), f" {fold(came.text)} "
    entries = [Entry(each.sheet.slug, fold(each.name)) for each in own]
    named = set(search(shop, entries)) if shop else set()
    kinds = [kind_words(each.sheet.listed_category).split() for each in own]
    named |= {
        each.sheet.slug
        for each, kind in zip(own, kinds, strict=True)
        if any(f" {way} " in text for way in ways(fold(each.name), kind))
    }
    return [each for each in own if each.sheet.slug in named] or own
