"""Whether the slots that were understood are those of the corpus, whatever the case and the accents."""

from collections.abc import Mapping, Sequence

from halles.doors.bench.intents_data import TODAY, Item
from halles.doors.engine.meaning import Line, Moment, Names, Slot
from halles.doors.engine.moments import moment_of
from halles.doors.engine.naming import named
from halles.doors.engine.numbers import lines_of, price_of
from halles.doors.engine.weights import LIGHT
from halles.doors.engine.words import fold, tokens

_FREE_LIKENESS = 0.8
"""Of free text, the share of words that must be the same: where it begins is a matter of taste."""


def wrong_slots(item: Item, slots: Mapping[str, Slot]) -> list[str]:
    """Return the slots that the corpus tells and that were understood otherwise, or not at all."""
    return [name for name, told in item.slots if not _is_same(item, name, told, slots.get(name))]


def _is_same(item: Item, name: str, told: str, found: Slot | None) -> bool:
    if found is None:
        return False
    if isinstance(found, Moment):
        has_hours = any(name == "hours" for name, _ in item.slots)
        expected = moment_of([token.word for token in tokens(told)], TODAY)
        return expected is not None and _plain(expected, has_hours) == _plain(found, has_hours)
    if name == "lines":
        return _lines(told) == _said_lines(found)
    if name == "price":
        price = price_of([token.word for token in tokens(told)])
        return price is not None and price[0] == found
    if name in ("shop", "car_park"):
        return _named(told, item.names) == _named(str(found), item.names)
    return _is_same_text(item, name, told, str(found))


def _is_same_text(item: Item, name: str, told: str, found: str) -> bool:
    """Compare words; a writer who gave the whole message as `words` did not say where they begin."""
    if name == "words" and told == item.text:
        return bool(found) and _folded(told).endswith(_folded(found))
    if name == "words":
        return _likeness(_content(told), _content(found)) >= _FREE_LIKENESS
    if name == "hours" and told.isdigit():
        told += "h"
    if name == "quantity" and "kg" in item.text.lower() and found == f"{told}000":
        return True
    return _content(told) == _content(found) or (name == "word" and bool(found) and _told_word(told) == found)


def _plain(moment: Moment, has_hours: bool) -> tuple[object, ...]:
    """Return what a moment says; its hours apart, where the corpus tells them as a slot of their own."""
    hours = () if has_hours else (moment.start, moment.end)
    return (moment.day, moment.last_day, moment.part, moment.minutes, *hours)


def _lines(told: str) -> list[tuple[int, list[str]]]:
    found = [line for part in told.split(";") for line in lines_of(tokens(part), part)]
    return _said_lines(tuple(found))


def _said_lines(found: Slot) -> list[tuple[int, list[str]]]:
    lines = found if isinstance(found, tuple) else ()
    return [(line.quantity, _content(line.what)) for line in lines if isinstance(line, Line)]


def _named(said: str, names: Names) -> str | list[str]:
    """Return the name that some words stand for, else the words themselves."""
    found = [each for each in named(tokens(said), names) if each.kind != "kind"]
    return found[0].name if found else _content(said)


def _content(said: str) -> list[str]:
    return [token.word for token in tokens(said) if token.word not in LIGHT and token.word not in ":?"]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how many words two texts share, of those of the longer one."""
    shared = sum(min(one.count(word), other.count(word)) for word in set(one))
    return shared / max(len(one), len(other), 1)


def _told_word(told: str) -> str:
    """Return what a shop says of a public holiday, of the word that the corpus gives; "" for another word."""
    stem = fold(told)[:5]
    return "open" if stem.startswith("ouv") else "closed" if stem == "ferme" else ""


def _folded(said: str) -> str:
    return fold(said).strip(" .,;:!?")
