"""A shop says by text message that of a thing there is no more, on its slate or shelf, or again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, published, said
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.stalls.market import commands
from halles.stalls.market.engine.amounts import grams_of, number_of
from halles.stalls.market.engine.measures import KILO
from halles.stalls.market.engine.names_meant import name_meant
from halles.stalls.market.intents.told import cut, press_key, words_told
from halles.stalls.market.intents.who import Mine, member_again, worked_in
from halles.stalls.market.models import Product
from halles.stalls.market.queries.named import own_articles
from halles.stalls.market.queries.slates import slate_today
from halles.stalls.stock.public import stock_correct, stock_count

MOST = 3
"""That one chooses from in a message."""


@dataclass(frozen=True)
class Thing:
    """A line of a slate, or an article of the shelf."""

    kind: Literal["line", "article"]
    id: str
    name: str
    shop: str

    @property
    def state(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {"kind": self.kind, "id": self.id, "name": self.name, "shop": self.shop}


def gone(came: TextIn) -> Answer:
    """Say that there is no more: "plus de bar"."""
    return _one(came, "gone")


def back(came: TextIn) -> Answer:
    """Say that there is again: "encore du bar"; of an article of the shelf, how many is asked."""
    return _one(came, "back")


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Go on with the thing that was chosen, how many there are, or take back what was said."""
    if reply.kind == "choice":
        thing = Thing(**state["things"][reply.number - 1])
        return _said_of(came, state["is"], thing, member_again(came, thing.shop))
    if reply.kind not in ("words", "undo"):
        return None
    thing = Thing(**state["thing"])
    actor = member_again(came, thing.shop)
    if reply.kind == "words":
        return _counted(came, thing, actor, reply.words)
    if thing.kind == "line":
        commands.slate_line_end(actor=actor, line=thing.id, gone=state["is"] == "back")
    else:
        stock_correct(actor=actor, movement=state["movement"])
    return said(gettext("Taken back: “%(name)s” is as it was before.") % {"name": thing.name})


def _one(came: TextIn, what: str) -> Answer:
    mine, words = worked_in(came), words_told(came, "what")
    found = _lines(came, mine, words) or _articles(mine, words)
    if not found:
        names = [thing.name for thing in _lines(came, mine, "")]
        if names:
            raise BadInput(gettext("Nothing is changed. Which line of your slate? %s") % ", ".join(names))
        raise BadInput(gettext("Your shop shows nothing called “%s”. Nothing is changed.") % words)
    if len(found) == 1:
        thing = found[0]
        return _said_of(came, what, thing, member_again(came, thing.shop))
    return _which(found[:MOST], what)


def _which(things: Sequence[Thing], what: str) -> Answer:
    told = " ".join(f"{number} = {cut(thing.name, 28)}." for number, thing in enumerate(things, 1))
    state = {"is": what, "things": [thing.state for thing in things]}
    return said(f"{gettext('Which one?')} {told}", ask=Ask("choice", state, options=len(things)))


def _said_of(came: TextIn, what: str, thing: Thing, actor: Actor) -> Answer:
    """Say of one thing that there is no more, or again."""
    told = {"name": cut(thing.name, 40)}
    if thing.kind == "line":
        commands.slate_line_end(actor=actor, line=thing.id, gone=what == "gone")
        return _published(came, thing, what, {})
    if what == "back":
        is_weighed = _article(thing).unit == KILO
        asked = gettext("%(name)s: how much is there? Answer with a weight, such as 2 kg.")
        if not is_weighed:
            asked = gettext("%(name)s: how many are there? Answer with a number.")
        return said(asked % told, ask=Ask("words", {"is": what, "thing": thing.state}))
    article = _article(thing)
    moved = stock_count(actor=actor, item=article.item, counted=0, key=press_key(came))
    return _published(came, thing, what, {"movement": moved.pk})


def _counted(came: TextIn, thing: Thing, actor: Actor, words: str) -> Answer:
    """Note how many there are of an article again."""
    article = _article(thing)
    amount = grams_of(words) if article.unit == KILO else number_of(words)
    if not amount:
        raise BadInput(gettext("This number was not understood. Nothing is changed."))
    moved = stock_count(actor=actor, item=article.item, counted=amount, key=press_key(came))
    return _published(came, thing, "back", {"movement": moved.pk})


def _published(came: TextIn, thing: Thing, what: str, more: Mapping[str, Any]) -> Answer:
    told = {"name": cut(thing.name, 40)}
    text = gettext("no more of “%(name)s”") if what == "gone" else gettext("“%(name)s” again")
    state = {"is": what, "thing": thing.state, **more}
    return published(came, organisation=thing.shop, text=text % told, state=state)


def _lines(came: TextIn, mine: Sequence[Mine], words: str) -> list[Thing]:
    """Return the lines of the slates shown now that words mean; all of them for no words."""
    views = [slate_today(organisation=shop.organisation, now=came.received_at) for shop, _actor in mine]
    lines = [(view.slate, each.line) for view in views if view for each in view.lines]
    things = [Thing("line", line.pk, line.name, slate.organisation) for slate, line in lines]
    return [things[at] for at in name_meant([thing.name for thing in things], words)] if words else things


def _articles(mine: Sequence[Mine], words: str) -> list[Thing]:
    return [
        Thing("article", row.pk, row.name, row.organisation)
        for shop, _actor in mine
        for row in own_articles(organisation=shop.organisation, words=words)
    ]


def _article(thing: Thing) -> Product:
    row = Product.objects.filter(pk=thing.id).first()
    if row is None:
        raise BadInput(gettext("This article is no longer here."))
    return row
