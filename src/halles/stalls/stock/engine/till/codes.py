"""Article codes: barcodes checked by their last digit, repaired where it proves it, or refused.

An article is known by 13 digits (EAN-13; UPC and ISBN become one) or 8 (EAN-8). Codes that begin with 2 are
the shop's own; some of them hold the price or the weight of one packet after the article's own digits.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

State = Literal["", "checked", "repaired", "own", "mangled", "wrong"]
"""Of a code: none; its check digit holds; it holds once lost zeros are put back; the shop's own word; cut
short by a spreadsheet; no code that a scanner could read."""
LONGEST_OWN = 32
OWN_DIGITS = 7
"""First digits of a weighed packet's code, which tell the article; five digits and the check follow."""
_EXCEL = re.compile(r'^=?"?(.*?)"?$')
_SCIENCE = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_DECIMALS = re.compile(r"[.,]0+$")
_SEVERAL = 2


class Code(NamedTuple):
    """A code as it identifies an article, and what was found out of it."""

    text: str
    state: State


def gtin_holds(digits: str) -> bool:
    """Say whether the last digit of a GS1 number (EAN, UPC) is its check digit."""
    total = sum(int(each) * (3 if place % 2 else 1) for place, each in enumerate(reversed(digits)))
    return total % 10 == 0


def isbn10_holds(text: str) -> bool:
    """Say whether ten signs are an ISBN of before 2007."""
    if not re.fullmatch(r"\d{9}[\dX]", text):
        return False
    values = [10 if each == "X" else int(each) for each in text]
    return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0


def isbn13(text: str) -> str:
    """Return the EAN-13 of an old ISBN."""
    body = f"978{text[:9]}"
    return next(f"{body}{last}" for last in range(10) if gtin_holds(f"{body}{last}"))


def bare(text: str) -> str:
    """Return a code without the tricks by which spreadsheets are kept from changing it."""
    found = _EXCEL.match(text.strip().lstrip("'’"))
    inner = _DECIMALS.sub("", (found[1] if found else text).strip())
    joined = re.sub(r"[\s\u00a0\u202f.-]", "", inner)
    return joined.upper() if re.fullmatch(r"\d+[xX]?", joined) else inner


def code_of(text: str) -> Code:
    """Return the code in a cell. Never guesses: what no check digit proves is "wrong", "mangled" or "own"."""
    found = bare(text)
    if not found:
        return Code("", "")
    if _SCIENCE.fullmatch(found):
        return Code(found, "mangled")
    if isbn10_holds(found):
        return Code(isbn13(found), "checked")
    if not found.isdigit() or not found.isascii():
        return Code(found[:LONGEST_OWN], "own")
    return _of_digits(found)


def _of_digits(digits: str) -> Code:
    size = len(digits)
    if size < 7 or not digits.strip("0"):
        return Code(digits, "own")
    if size > 14 or (size == 14 and digits[0] != "0"):
        return Code(digits[:LONGEST_OWN], "wrong")
    kept = digits[1:] if size == 14 else digits
    whole = kept.zfill(8 if size <= 8 else 13)
    if gtin_holds(whole):
        return Code(whole, "checked" if size in (8, 12, 13, 14) else "repaired")
    if size == 9 and isbn10_holds(f"0{digits}"):
        return Code(isbn13(f"0{digits}"), "repaired")
    if digits.endswith("00000"):
        return Code(digits, "mangled")
    return Code(digits, "wrong" if size >= 12 else "own")


def is_shops_own(code: str) -> bool:
    """Say whether a checked code is of the range that GS1 leaves to each shop."""
    return (len(code) == 13 and (code[0] == "2" or code[:2] == "02")) or (len(code) == 8 and code[0] == "2")


def weighed_prefixes(lines: Iterable[tuple[str, Decimal | None, Decimal | None]]) -> list[str]:
    """Return the first two digits under which codes hold a price or a weight.

    `lines` holds code, line total in euros and quantity. A prefix counts where the five digits before the
    check are the cents or the grams of most of its lines, and more than one article's packet was seen.
    """
    told: dict[str, list[bool]] = defaultdict(list)
    tails: dict[str, set[str]] = defaultdict(set)
    for code, total, quantity in lines:
        if len(code) != 13 or not is_shops_own(code):
            continue
        inside = int(code[OWN_DIGITS:12])
        values = {round(abs(total) * 100) if total is not None else -1}
        values.add(round(abs(quantity) * 1000) if quantity is not None else -1)
        told[code[:2]].append(inside > 0 and inside in values)
        tails[code[:2]].add(code[OWN_DIGITS:12])
    return sorted(
        prefix
        for prefix, hits in told.items()
        if len(tails[prefix]) >= _SEVERAL and sum(hits) >= max(_SEVERAL, 0.6 * len(hits))
    )


def article_code(code: str, weighed: Collection[str]) -> str:
    """Return what tells the article: of a weighed packet its first digits, else the whole code."""
    return code[:OWN_DIGITS] if len(code) == 13 and code[:2] in weighed and is_shops_own(code) else code
