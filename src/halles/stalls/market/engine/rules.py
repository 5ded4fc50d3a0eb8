"""What the law lets a shop show, at what price, and how low: values in, the name of a fault out.

Sources: book prices, law 81-766 of 10 August 1981, articles 1 and 5; reductions, article L112-1-1 of the code
of consumption; medicines, articles L4211-1 and L5125-33 of the code of public health; tobacco, articles 568
and 568 ter of the general tax code, L3512-4 of the code of public health; vaping, article L3513-4 of the
latter, and law 2025-175 of 24 February 2025 on what is thrown away after use.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from halles.stalls.market.engine.goods_words import GoodsWords, words_of

MOST_CENTS = 10_000_000
"""A hundred thousand euros: beyond, a slip of the pen."""
LOOK_BACK = timedelta(days=30)
_BOOK_SHARE = 95
_NEW_BOOK = "book"
_BOOKS = frozenset({_NEW_BOOK, "used-book"})
_RATES = {
    "book": frozenset({55}),
    "used-book": frozenset({55, 200}),
    "food": frozenset({55, 100, 200}),
    "fish": frozenset({55, 100}),
}
"""In thousandths, by kind of goods; any where nothing is said."""
_MEDICINE_CODE = re.compile(r"34009\d{8}")
"""CIP 13: what a French medicine's box carries."""


@dataclass(frozen=True)
class Priced:
    """A price in cents, and since when."""

    since: datetime
    cents: int


@dataclass(frozen=True)
class Reduced:
    """One article of an offer: its usual price, that of the offer, and what is known of the days before."""

    kind: str
    usual_cents: int
    offer_cents: int
    lowest_cents: int | None
    """Of the thirty days before; None: not known."""
    is_perishing: bool


def goods_fault(*, name: str, kind: str, family: str = "", barcode: str = "") -> str:
    """Return "medicine", "tobacco" or "throwaway-vape" where the law keeps a thing off the shelf, else "".

    A book about tobacco is a book; a Russian cigarette is a biscuit.
    """
    if _MEDICINE_CODE.fullmatch(barcode):
        return "medicine"
    if kind in _BOOKS:
        return ""
    words = words_of(name)
    family_words = words_of(family)
    for fault in ("medicine", "tobacco", "throwaway-vape"):
        if _is(fault, words) or _is(fault, family_words):
            return fault
    return ""


def needs_alcohol_line(*, name: str, kind: str, family: str = "") -> bool:
    """Say whether a thing holds alcohol as far as its words tell: article L3323-4 wants a line beside it."""
    return kind not in _BOOKS and any(words_of(each).is_alcohol for each in (name, family))


def price_fault(cents: int) -> str:
    """Return "price" where an amount can be no price: nothing, less than nothing, or beyond reason."""
    return "" if 1 <= cents <= MOST_CENTS else "price"


def rate_fault(*, kind: str, rate: int) -> str:
    """Return "rate" where a kind of goods never bears this VAT (thousandths), else ""."""
    return "" if rate in _RATES.get(kind, {rate}) else "rate"


def reduction_fault(reduced: Reduced, *, name: str = "", family: str = "") -> str:
    """Return why a lower price cannot be announced, else "".

    "price", "no-reduction", "vape" (no advertising), "book" (more than 5 % off), "no-lowest" (the law wants
    the lowest price of thirty days), "above-lowest" (it was as cheap within these days).
    """
    if price_fault(reduced.offer_cents):
        return "price"
    if reduced.offer_cents >= reduced.usual_cents:
        return "no-reduction"
    if any(words_of(each).is_vape for each in (name, family)) and reduced.kind not in _BOOKS:
        return "vape"
    if reduced.kind == _NEW_BOOK and reduced.offer_cents * 100 < reduced.usual_cents * _BOOK_SHARE:
        return "book"
    return "" if reduced.is_perishing else _lowest_fault(reduced)


def day_cents(*, kind: str, usual_cents: int, offers: Iterable[int]) -> int:
    """Return what one pays on a day: the lowest of the offers that run, never above the usual price.

    A publisher may raise a book's price while an offer runs: it still is at most 5 % cheaper.
    """
    lowest = min(offers, default=usual_cents)
    if kind == _NEW_BOOK:
        lowest = max(lowest, least_book_cents(usual_cents))
    return min(lowest, usual_cents)


def least_book_cents(usual_cents: int) -> int:
    """Return the lowest price of a new book whose publisher asks so much: 5 % off, rounded up to a cent."""
    return -(-usual_cents * _BOOK_SHARE // 100)


def lowest_cents(prices: Iterable[Priced], *, start: datetime) -> int | None:
    """Return the lowest price of the thirty days before a moment; None where they are not known whole.

    The price that held when the thirty days began is one of them.
    """
    begun = start - LOOK_BACK
    told = sorted((each for each in prices if each.since < start), key=lambda each: each.since)
    before = [each for each in told if each.since <= begun]
    if not before:
        return None
    return min(each.cents for each in (before[-1], *told[len(before) :]))


def lowest_known(prices: Sequence[Priced], *, start: datetime, said: int | None) -> int | None:
    """Return the lowest of what is known of the thirty days; what the shop said fills days not known.

    It never says more than what is known: the lower of both counts.
    """
    whole = lowest_cents(prices, start=start)
    if whole is not None:
        return whole if said is None else min(whole, said)
    if said is None:
        return None
    return min([said, *(each.cents for each in prices if each.since < start)])


def _lowest_fault(reduced: Reduced) -> str:
    if reduced.lowest_cents is None:
        return "no-lowest"
    return "above-lowest" if reduced.offer_cents >= reduced.lowest_cents else ""


def _is(fault: str, words: GoodsWords) -> bool:
    return {
        "medicine": words.is_medicine,
        "tobacco": words.is_tobacco,
        "throwaway-vape": words.is_throwaway_vape,
    }[fault]
