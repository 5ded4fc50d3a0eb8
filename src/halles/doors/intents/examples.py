"""The second reader of the doors: taught once, by messages that were written for it and by the phrases."""

import csv
from functools import cache
from pathlib import Path

from halles.doors.engine.meaning import Spec
from halles.doors.engine.second_examples import phrase_examples
from halles.doors.engine.second_reader import Example, SecondReader
from halles.kit.manifest import house_manifests

EXAMPLES = Path(__file__).parent / "examples.csv"
"""text, intent, who; names of a town are told by their class ("xshop")."""


@cache
def second_reader() -> SecondReader:
    """Return the reader that learnt from all examples and from every phrase of the house."""
    return SecondReader([*examples(), *phrase_examples(house_specs())])


def examples() -> list[Example]:
    """Return the messages from which the second reader learns."""
    with EXAMPLES.open(encoding="utf-8", newline="") as lines:
        return [Example(row["text"], row["intent"], row["who"]) for row in csv.DictReader(lines)]


def house_specs() -> list[Spec]:
    """Return what the whole house understands, from its manifests."""
    return [
        Spec(one.name, one.risk, one.phrases, one.slots, one.who)
        for manifest in house_manifests().values()
        for one in manifest.intents
    ]
