"""What each field of an item accepts, and the sentence that refuses the rest."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.stalls.stock.engine.till.codes import code_of
from halles.stalls.stock.models import Item, Unit

MOST = 10_000_000
"""The largest quantity, in the smallest step: ten tonnes of what is weighed."""
_LONGEST_CODE = 14


def item_clean(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an item as its columns hold them; raise BadInput, or TypeError for one unknown."""
    unknown = fields.keys() - _CLEAN.keys()
    if unknown:
        raise TypeError(f"no such field of an item: {', '.join(sorted(unknown))}")
    return {name: _CLEAN[name](value) for name, value in fields.items()}


def quantity_clean(quantity: int, *, field: str = "quantity", least: int = 0) -> int:
    """Return a quantity in the smallest step of its unit, if there can be that many."""
    if not least <= quantity <= MOST:
        raise BadInput(gettext("Write a number: 0 if there is none."), field=field)
    return quantity


def _words(name: str, *, is_needed: bool) -> Callable[[Any], str]:
    most = int(getattr(Item._meta.get_field(name), "max_length", 0))

    def clean(value: Any) -> str:
        text = " ".join(str(value).split())
        if is_needed and not text:
            raise BadInput(gettext("Give it a name."), field=name)
        if len(text) > most:
            message = gettext("This is too long: %(most)d characters at most.") % {"most": most}
            raise BadInput(message, field=name)
        return text

    return clean


def _unit(value: Any) -> str:
    if value not in Unit.values:
        raise BadInput(gettext("Choose what it is counted in."), field="unit")
    return str(value)


def _barcode(value: Any) -> str:
    code = code_of(str(value))
    if code.state in ("wrong", "mangled") or len(code.text) > _LONGEST_CODE:
        message = gettext("“%(code)s” is no barcode: one of its digits is wrong.") % {"code": code.text[:20]}
        raise BadInput(message, field="barcode", advice=gettext("Read it again, or leave it empty."))
    return code.text


def _whole(name: str, *, least: int, most: int, is_optional: bool) -> Callable[[Any], int | None]:
    def clean(value: Any) -> int | None:
        if value is None and is_optional:
            return None
        if not isinstance(value, int) or not least <= value <= most:
            message = gettext("Write a whole number between %(least)d and %(most)d.")
            raise BadInput(message % {"least": least, "most": most}, field=name)
        return value

    return clean


_CLEAN: dict[str, Callable[[Any], Any]] = {
    "name": _words("name", is_needed=True),
    "family": _words("family", is_needed=False),
    "till_code": _words("till_code", is_needed=False),
    "unit": _unit,
    "barcode": _barcode,
    "is_perishable": bool,
    "is_advised": bool,
    "cost_cents": _whole("cost_cents", least=0, most=100_000_000, is_optional=True),
    "margin": _whole("margin", least=1, most=99, is_optional=True),
    "pack": _whole("pack", least=1, most=MOST, is_optional=False),
}
