"""Read a slate as it is typed, dictated or texted: its lines, their prices, and what a fish must tell."""

from halles.stalls.market.engine.slate_text.fish import METHODS, fish_missing, is_fish
from halles.stalls.market.engine.slate_text.reading import MOST_LINES, ReadLine, slate_read

__all__ = ["METHODS", "MOST_LINES", "ReadLine", "fish_missing", "is_fish", "slate_read"]
