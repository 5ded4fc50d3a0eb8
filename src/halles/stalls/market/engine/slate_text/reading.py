"""Cut a slate into lines and read each: name, price, unit, and what a fish must tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from halles.stalls.market.engine.slate_text.fish import attributes_begin, fish_missing, fish_read, is_fish
from halles.stalls.market.engine.slate_text.letters import flat
from halles.stalls.market.engine.slate_text.numbers import spoken_to_figures
from halles.stalls.market.engine.slate_text.prices import (
    Found,
    grams_begin,
    prices_in,
    several_in,
    unit_begins,
    unit_ends,
)

MOST_LINES = 30
_MOST_TEXT = 160
_BREAKS = re.compile(r"[\n\r;•]+|\b(?:à la ligne|nouvelle ligne|point[- ]virgule)\b", re.IGNORECASE)
_EDGES = " \t\u00a0\u202f-–—*·:,.…=>()/"
_SHORT = 5
"""Words of one thing in a list without prices."""


@dataclass(frozen=True)
class ReadLine:
    """One line, as written and as understood."""

    text: str
    name: str
    cents: int | None = None
    unit: str = ""
    """A word of the stock; empty where nobody said."""
    species: str = ""
    zone: str = ""
    method: str = ""
    is_sure: bool = True
    """False where a bare number was taken for a price."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What the law wants told of a fish, and is not."""
        if not self.species:
            return ()
        return fish_missing(species=self.species, zone=self.zone, method=self.method)


def slate_read(text: str) -> tuple[ReadLine, ...]:
    """Return the lines of a slate in their order, thirty at most; nothing is left out but empty lines."""
    read = (_read(piece) for chunk in _BREAKS.split(text) for piece in _cut(spoken_to_figures(chunk)))
    return tuple(line for line in read if line.name)[:MOST_LINES]


def _cut(chunk: str) -> Iterator[str]:
    """Yield the lines of a text that holds several prices, or a list without any."""
    found = prices_in(chunk)
    if len(found) < 2:
        yield from _listed(chunk) if not found and not several_in(chunk) else [chunk]
    elif not chunk[: found[0].start].strip(_EDGES):
        starts = [each.start for each in found]
        yield from (chunk[start:end] for start, end in zip(starts, [*starts[1:], len(chunk)], strict=True))
    else:
        yield from _after_prices(chunk, found)


def _after_prices(chunk: str, found: list[Found]) -> Iterator[str]:
    """Yield the lines of a text whose prices each end a line, but for what tells where a fish is from."""
    start = 0
    for each in found[:-1]:
        end = each.end + _belongs(chunk[start : each.end], chunk[each.end :])
        yield chunk[start:end]
        start = end
    last = found[-1].end
    rest = chunk[last:]
    end = last + _belongs(chunk[start:last], rest)
    follows = re.match(r"\s*(?:de|d'|du|des|bio|aop|igp)\b|\s*[,(.]", flat(chunk[end:]))
    if not chunk[end:].strip(_EDGES) or follows:
        yield chunk[start:]
        return
    yield chunk[start:end]
    yield chunk[end:]


def _belongs(line: str, rest: str) -> int:
    """Return how much of what follows a price still tells of its line."""
    grams = grams_begin(rest)[0]
    return grams or (attributes_begin(rest) if is_fish(line) else 0)


def _listed(chunk: str) -> list[str]:
    """Return the things of a list of short names between commas, else the chunk as one line."""
    parts = chunk.split(",")
    is_list = len(parts) > 2 and all(1 <= len(part.split()) <= _SHORT for part in parts)
    return parts if is_list and not is_fish(chunk) else [chunk]


def _read(piece: str) -> ReadLine:
    """Read one line."""
    text = piece.strip(_EDGES)[:_MOST_TEXT]
    found = prices_in(text)
    if not found:
        return _line(text, _tidy(text), None)
    price = found[0]
    before, after = text[: price.start], text[price.end :]
    cut, unit, times, words = unit_ends(before)
    if unit or words:
        before = before[:cut]
    head, head_unit, head_times, _ = unit_begins(before)
    before = before[head:]
    grams_end, grams = grams_begin(after) if price.unit else (0, "")
    after = (
        re.sub(r"^\s*(?:de\s+|d['’])", " ", after[grams_end:]) if not before.strip() else after[grams_end:]
    )
    name = ", ".join(filter(None, (_tidy(f"{before} {after}"), grams, words or price.words)))
    return _line(text, name, price, price.unit or unit or head_unit, times * head_times)


def _line(text: str, name: str, price: Found | None, unit: str = "", times: int = 1) -> ReadLine:
    fish = fish_read(name)
    return ReadLine(
        text=text,
        name=_tidy(fish.name) or name,
        cents=price.cents * times if price else None,
        unit=unit,
        species=fish.species,
        zone=fish.zone,
        method=fish.method,
        is_sure=price is None or price.is_sure,
    )


def _tidy(name: str) -> str:
    """Return a name without what stood around its price."""
    name = re.sub(r"\s*,(\s*,)+", ",", re.sub(r"\s+", " ", name))
    return re.sub(r"\s+,", ",", name).strip(_EDGES)
