"""Check what a shop tells of a product, one field at a time, and say in a sentence what the law refuses."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from halles.kit.errors import BadInput
from halles.stalls.market.engine import rules
from halles.stalls.market.models import GoodsKind, Product, Rate

EDITED = (
    "name", "description", "family", "barcode", "unit", "kind", "price_cents", "rate", "grams",
    "is_published",
)  # fmt: skip
"""What a form or a file tells of a product, in the units of its columns."""
UNITS = ("piece", "kilo", "bunch", "punnet", "batch")
"""The words of the stock: a rule of its own."""
MOST_GRAMS = 1_000_000

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

FAULTS: Mapping[str, tuple[str, Any]] = {
    "medicine": ("name", gettext_lazy("The law does not allow it: only a pharmacy sells medicines.")),
    "tobacco": (
        "name",
        gettext_lazy("The law does not allow it: tobacco is neither shown nor sold on line."),
    ),
    "throwaway-vape": ("name", gettext_lazy("The law does not allow it: throw-away vapes are forbidden.")),
    "price": ("price_cents", gettext_lazy("Write a price between 1 cent and 100,000 euros.")),
    "rate": ("rate", gettext_lazy("This VAT rate cannot be right for this kind of article.")),
}
"""A fault of `engine.rules`: the field to correct, and the sentence."""


def product_clean(told: Mapping[str, Any], *, known: Product | None = None) -> dict[str, Any]:
    """Return the fields of EDITED that `told` holds, checked; raise BadInput on the first that is wrong.

    `known`: the product as it is, for rules that look at several fields.
    """
    clean = {name: _CHECKS.get(name, _as_is)(told[name]) for name in EDITED if name in told}
    whole = {name: getattr(known, name) for name in EDITED} if known else {}
    whole |= clean
    _check_law(whole)
    return clean


def usual_rate(kind: str) -> int:
    """Return the VAT of a kind of goods where its shop says nothing, in thousandths."""
    return int(Rate.NORMAL if kind == GoodsKind.OTHER else Rate.REDUCED)


def said(fault: str) -> None:
    """Raise BadInput with the sentence of a fault; "" is none."""
    if fault:
        field, sentence = FAULTS[fault]
        raise BadInput(str(sentence), field=field)


def plain(text: Any, *, field: str, most: int, lines: bool = False) -> str:
    """Return what somebody typed without control characters nor spaces around; BadInput beyond `most`."""
    text = _CONTROL.sub("", str(text or "").replace("\r\n", "\n").replace("\r", "\n"))
    text = text.strip() if lines else " ".join(text.split())
    if len(text) > most:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(text), "most": most}, field=field)
    return text


def _check_law(whole: Mapping[str, Any]) -> None:
    kind, name, family = whole["kind"], whole["name"], whole.get("family", "")
    said(rules.goods_fault(name=name, kind=kind, family=family, barcode=whole.get("barcode", "")))
    said(rules.price_fault(whole["price_cents"]))
    said(rules.rate_fault(kind=kind, rate=whole["rate"]))


def _name(value: Any) -> str:
    name = plain(value, field="name", most=160)
    if not name:
        raise BadInput(gettext("Write what it is, as on its label."), field="name")
    return name


def _unit(value: Any) -> str:
    if value not in UNITS:
        raise BadInput(gettext("Choose how it is sold: by the piece, by the kilo…"), field="unit")
    return str(value)


def _kind(value: Any) -> str:
    if value not in GoodsKind.values:
        raise BadInput(gettext("Choose a kind in the list."), field="kind")
    return str(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadInput(str(FAULTS["price"][1]), field="price_cents")
    return value


def _rate(value: Any) -> int:
    if value not in Rate.values:
        raise BadInput(gettext("Choose a VAT rate in the list."), field="rate")
    return int(value)


def _grams(value: Any) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_GRAMS:
        raise BadInput(gettext("Write a weight between 1 gram and 1,000 kilos, or nothing."), field="grams")
    return value


def _as_is(value: Any) -> Any:
    return value


_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "name": _name,
    "description": lambda value: plain(value, field="description", most=2000, lines=True),
    "family": lambda value: plain(value, field="family", most=80),
    "barcode": lambda value: plain(value, field="barcode", most=40).replace(" ", "").replace("-", ""),
    "unit": _unit,
    "kind": _kind,
    "price_cents": _whole,
    "rate": _rate,
    "grams": _grams,
    "is_published": bool,
}
