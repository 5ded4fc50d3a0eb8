"""What can be bought or counted in a shop, and what only looks like it: a trade, a place, people."""

from collections.abc import Sequence

from halles.doors.engine.kinds import KINDS, THINGS
from halles.doors.engine.meaning import Spec
from halles.doors.engine.numbers import NO_GOODS
from halles.doors.engine.reading import Message
from halles.doors.engine.words import phrase_words


def is_trade(what: str) -> bool:
    """Say whether what is asked for is no thing but a trade or a place: "un serrurier"."""
    words = phrase_words(what)[:1]
    return any(word in KINDS and word not in THINGS for word in words)


def is_place(message: Message, places: Sequence[int]) -> bool:
    """Say whether what is looked for is no product but a trade, a place or the market."""
    word = message.tokens[places[0]].word
    return word == "marche" or is_trade(word)


def is_no_thing(message: Message, at: int, spec: Spec) -> bool:
    """Say whether what is told is nobody's goods, or comes with a number that the intent has no place for."""
    word = message.tokens[at].word
    return word in NO_GOODS or (word.isdigit() and "quantity" not in spec.slots)
