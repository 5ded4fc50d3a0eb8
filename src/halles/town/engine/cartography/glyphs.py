"""How wide words are: advances of a common sans serif, in thousandths of the size, a little generous.

The drawing tells the browser to set each name in exactly this width (`textLength`), so whatever font it has,
no name is wider than what was reserved for it.
"""

import unicodedata
from functools import lru_cache

_WIDTHS = {
    "ijl'’.,;:|!": 278,
    " ft()-/": 310,
    "r": 350,
    "ckszxyvJ": 515,
    "abdeghnopquL0123456789«»": 570,
    "FTZ": 630,
    "ABEKPSVXY": 690,
    "CDHNRUw": 740,
    "GOQ": 790,
    "mM": 850,
    "W": 970,
    "œæ": 920,
    "ŒÆ": 1020,
    "I": 300,
}
_ADVANCES = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_UNKNOWN = 900
BOLD = 1.06
"""How much wider bold letters are."""


@lru_cache(4_000)
def text_width(text: str, size: float, *, bold: bool = False, spacing: float = 0) -> float:
    """Return the width of a text set in `size`; `spacing`, in shares of it, is added after each letter."""
    plain = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    total = sum(_ADVANCES.get(c, _UNKNOWN) for c in plain)
    return size * (total / 1000 * (BOLD if bold else 1) + spacing * len(text))
