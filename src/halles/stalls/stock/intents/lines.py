"""What a message says of a shop's items: so many of each; a name in doubt becomes one question."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.translation import gettext

from halles.doors.engine.meaning import Line
from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.stock.engine import typed
from halles.stalls.stock.engine.typed import Typed
from halles.stalls.stock.models import Item, Unit
from halles.stalls.stock.queries import item_meant
from halles.stalls.stock.queries.words import quantity_words

MOST_LIKELY = 3
"""Items among which one chooses."""
MOST_LINES = 12
"""Of one message."""


@dataclass(frozen=True)
class Counted:
    """So many of an item, in the smallest step of its unit."""

    what: str
    quantity: int
    unit: str
    item: str = ""
    """Its id; "" while it is not known which is meant."""
    is_new: bool = False
    """Of a name that the shop has not, and wants to add."""

    @property
    def is_settled(self) -> bool:
        """It is known what is meant."""
        return bool(self.item) or self.is_new

    @property
    def words(self) -> str:
        """Return "Baguette 40"."""
        return f"{self.what} {quantity_words(self.quantity, self.unit)}"


def lines_said(came: TextIn, organisation: str) -> list[Counted]:
    """Return the lines of a message, those settled whose name is one item's for sure."""
    found = _typed(came)[:MOST_LINES]
    if not found or any(each.quantity is None for each in found):
        advice = gettext("For example: “stock baguette 40”.")
        raise BadInput(gettext("How many of what was not understood."), advice=advice)
    return [_looked_up(each, organisation) for each in found]


def question(lines: Sequence[Counted], organisation: str, *, adds: bool) -> Answer | None:
    """Return the question about the first line that is in doubt; None where there is none.

    `adds`: a name that no item has may be added; else it is refused, for nobody can tell what was meant.
    """
    at = next((at for at, line in enumerate(lines) if not line.is_settled), None)
    if at is None:
        return None
    asked = lines[at]
    likely = item_meant(organisation=organisation, text=asked.what).likely[:MOST_LIKELY]
    state = {"shop": organisation, "lines": lines_kept(lines), "at": at, "items": [i.pk for i in likely]}
    if not likely:
        return _new(asked, state, adds=adds)
    if len(likely) == 1:
        words = gettext("“%(what)s”: do you mean %(name)s?")
        return said(words % {"what": asked.what, "name": likely[0].name}, ask=Ask("confirm", state))
    choices = " ".join(f"{n} = {item.name}." for n, item in enumerate(likely, 1))
    words = gettext("“%(what)s”: which one?") % {"what": asked.what}
    return said(words, choices, ask=Ask("choice", state, options=len(likely)))


def settled(state: State, reply: Reply) -> list[Counted]:
    """Return the lines with the answer to the question about one of them; none where it was no."""
    lines, at, items = lines_from(state["lines"]), state["at"], state["items"]
    if reply.kind == "no":
        return []
    if not items:
        lines[at] = replace(lines[at], is_new=True)
        return lines
    item = Item.objects.get(pk=items[reply.number - 1 if reply.kind == "choice" else 0])
    lines[at] = _of_item(lines[at], item)
    return lines


def lines_kept(lines: Sequence[Counted]) -> list[dict[str, Any]]:
    """Return lines as JSON holds them."""
    return [asdict(line) for line in lines]


def lines_from(kept: Sequence[dict[str, Any]]) -> list[Counted]:
    """Return the lines that `lines_kept` made."""
    return [Counted(**each) for each in kept]


def _new(asked: Counted, state: State, *, adds: bool) -> Answer:
    if not adds:
        advice = gettext("Count it first: “stock %(what)s 12”.") % {"what": asked.what}
        raise BadInput(gettext("“%(what)s” is not in your stock.") % {"what": asked.what}, advice=advice)
    words = gettext("“%(what)s” is not in your stock yet: add it, with %(words)s?")
    facts = {"what": asked.what, "words": quantity_words(asked.quantity, asked.unit)}
    return said(words % facts, ask=Ask("confirm", state))


def _typed(came: TextIn) -> list[Typed]:
    """Return names with quantities: from what the doors understood, else from the words themselves."""
    lines = came.slots.get("lines")
    if isinstance(lines, tuple):
        return [_of_line(line) for line in lines]
    what, quantity = str(came.slots.get("what", "")), str(came.slots.get("quantity", ""))
    if what and quantity:
        pairs = zip(what.split(";"), quantity.split(";"), strict=False)
        return [each for pair in pairs for each in typed.read(f"{pair[0].strip()} : {pair[1].strip()}")]
    _, _, rest = came.text.partition(" ")
    return typed.read(rest)


def _of_line(line: Line) -> Typed:
    name = line.what.strip()
    unit = Unit.KILO if line.unit == "gram" else Unit.PIECE
    return Typed(name[:1].upper() + name[1:], line.quantity, unit.value)


def _looked_up(each: Typed, organisation: str) -> Counted:
    asked = Counted(each.name, each.quantity or 0, each.unit)
    meant = item_meant(organisation=organisation, text=each.name)
    return _of_item(asked, meant.item) if meant.item else asked


def _of_item(asked: Counted, item: Item) -> Counted:
    """Return a line about an item; a bare number counts in its unit, unless that is weighed."""
    if (asked.unit == Unit.KILO) != (item.unit == Unit.KILO):
        advice = gettext("Write it with its unit: “%(name)s 2,5 kg”.") % {"name": item.name}
        if item.unit != Unit.KILO:
            advice = gettext("Write how many pieces.")
        raise BadInput(gettext("%(name)s is counted otherwise.") % {"name": item.name}, advice=advice)
    return replace(asked, what=item.name, unit=item.unit, item=item.pk)
