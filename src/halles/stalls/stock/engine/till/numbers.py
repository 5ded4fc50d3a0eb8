"""Numbers as tills write them: "1 234,50 €", "1,234.50", "(3)", "2-", "2,500 kg", "20 %"."""

import re
from collections.abc import Iterable
from decimal import Decimal

_SPACES = re.compile(r"[\s\u00a0\u202f'’]+")
_UNITS = re.compile(r"(?i)(€|eur(?:os?)?|\$|%|kgs?|gr?|lt?|cl|pi[eè]ces?|pcs?|pces?|u(?:nit[eé]s?)?|x)\.?$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[.,]\d+")
_DECIMALS = re.compile(r"\d([.,])\d{1,2}(?!\d)")
_TENTHS = re.compile(r"\d([.,])\d+$")
MOST = Decimal(1_000_000_000)
"""Nothing that a shop counts or earns in one line is larger."""


def decimal_mark(cells: Iterable[str]) -> str:
    """Return what separates decimals in a file, "," or ".", or "" where nothing shows it."""
    seen = {",": 0, ".": 0}
    for cell in cells:
        text = _bare(cell)
        found = _DECIMALS.search(text) if _NUMBER.fullmatch(text.lstrip("+-")) else None
        last = _TENTHS.search(text)
        if found and last and found[1] == last[1]:
            seen[found[1]] += 1
    best = max(seen, key=lambda mark: seen[mark])
    return best if seen[best] else ""


def number(text: str, mark: str = "") -> Decimal | None:
    """Return the number that a cell holds, None for anything else; `mark` separates its decimals."""
    bare = _bare(text)
    is_less = bare.startswith(("-", "−")) or bare.endswith("-") or (bare[:1] == "(" and bare[-1:] == ")")
    bare = bare.strip("()+-−")
    if not _NUMBER.fullmatch(bare):
        return None
    value = Decimal(_plain(bare, mark))
    if value >= MOST:
        return None
    return -value if is_less else value


def _bare(text: str) -> str:
    """Return a cell without spaces, currency or unit."""
    bare = _SPACES.sub("", text.strip().lstrip("€$"))
    shorter = _UNITS.sub("", bare)
    return shorter if shorter else bare


def _plain(text: str, mark: str) -> str:
    """Return the digits with a point before the decimals and nothing between thousands."""
    last = max(text.rfind(","), text.rfind("."))
    if last < 0:
        return text
    sign = text[last]
    other = "." if sign == "," else ","
    whole, rest = text[:last], text[last + 1 :]
    is_thousands = sign in whole or (other not in whole and mark == other and len(rest) == 3 and whole != "0")
    digits = whole.replace(other, "").replace(sign, "")
    return digits + rest if is_thousands else f"{digits or 0}.{rest}"
