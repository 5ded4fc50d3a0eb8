"""Reserve by text message: what is meant is told with its price and time, and kept after a yes alone."""

import re
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.public import Answer, Line, Moment, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.market.engine.amounts import grams_of
from halles.stalls.market.engine.coming import clock_of
from halles.stalls.market.intents.asking import ask_in
from halles.stalls.market.intents.ordering.placing import placed
from halles.stalls.market.intents.ordering.plan import Plan, plan_of
from halles.stalls.market.intents.ordering.steps import next_step
from halles.stalls.market.intents.told import example, lines_told, moment_told, press_key, words_told
from halles.stalls.market.queries.named import articles_named, sheet_named, shops_named

AND = re.compile(r",|\+|\bet\b", re.IGNORECASE)
MOST_LINES = 8
"""Of one message; who wants more does it on the page or by telephone."""


def order(came: TextIn) -> Answer:
    """Find what "2 baguettes demain" means, and tell it with its price and time; nothing is kept yet."""
    lines = tuple(part for line in lines_told(came) for part in _apart(came, line))
    if not lines:
        raise BadInput(gettext("Say what and how many, such as “%s”.") % example("market.order"))
    if len(lines) > MOST_LINES:
        raise BadInput(gettext("That is too many things for one text message. Nothing is reserved."))
    plan = Plan(
        key=press_key(came),
        lines=lines,
        products=("",) * len(lines),
        shops=_shops(came),
        when=_when(came),
    )
    return next_step(came, plan)


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Go on with which shop, which article, how much; reserve after a yes."""
    step = state["step"]
    if reply.kind == "no":
        return said(gettext("Nothing is reserved."))
    if step == "question" and reply.kind == "yes":
        return ask_in(came, organisation=state["shop"], words=state["words"], key=state["key"])
    plan = plan_of(state["plan"])
    if step == "confirm" and reply.kind == "yes":
        return placed(came, plan, state["recap"])
    if step == "shop" and reply.kind == "choice":
        return next_step(came, replace(plan, shops=(state["options"][reply.number - 1],)))
    if step == "article" and reply.kind == "choice":
        return next_step(came, plan.with_product(state["line"], state["options"][reply.number - 1]))
    if step == "weight" and reply.kind == "words":
        return _weighed(came, plan, state["line"], reply.words)
    return None


def _apart(came: TextIn, line: Line) -> list[Line]:
    """Return "2 pains et le petit prince" as two things, where each is found and the whole is not.

    What follows "et" without a number is one: so "sel et poivre" stays what a shop calls so.
    """
    first, *others = [part.strip() for part in AND.split(line.what) if part.strip()] or [line.what]
    if not others or _is_shown(came, line.what):
        return [line]
    parts = [replace(line, what=first), *(Line(1, what) for what in others)]
    return parts if all(_is_shown(came, part.what) for part in parts) else [line]


def _is_shown(came: TextIn, what: str) -> bool:
    return bool(articles_named(town=came.town, words=what, now=came.received_at))


def _when(came: TextIn) -> Moment | None:
    """Return the time that is said, so that it means the same later: "dans une heure" by the clock."""
    told = moment_told(came)
    if told is None or told.minutes is None or told.day is not None:
        return told
    if not told.minutes:
        return None
    day, start = clock_of(told.minutes, now=timezone.localtime(came.received_at))
    return Moment(day=day, start=start, words=told.words)


def _weighed(came: TextIn, plan: Plan, at: int, words: str) -> Answer:
    grams = grams_of(words)
    if not grams:
        raise BadInput(gettext("This weight was not understood, and nothing is reserved. Write “300 g”."))
    return next_step(came, plan.with_grams(at, grams))


def _shops(came: TextIn) -> tuple[str, ...]:
    """Return the shops that are said; raise with whom to call where the one said is none that sells here."""
    words = words_told(came, "shop")
    found = shops_named(town=came.town.slug, words=words) if words else []
    if words and not found:
        sheet = sheet_named(town=came.town.slug, words=words)
        if sheet and sheet.phone:
            told = {"shop": sheet.name, "phone": sheet.phone}
            raise BadInput(gettext("%(shop)s takes no order by text message. Call it: %(phone)s.") % told)
        raise BadInput(gettext("No shop here is called “%s”. Nothing is reserved.") % words)
    return tuple(shop.organisation for shop in found)
