"""Examples that the phrases of an intent are: so the second reader knows what no example was written of."""

from collections.abc import Iterator, Sequence

from halles.doors.engine.meaning import Spec
from halles.doors.engine.phrases import Phrase, compiled
from halles.doors.engine.second_reader import Example
from halles.doors.engine.second_words import CAR_PARK, SHOP

_SAID = {
    "when": "demain",
    "shop": SHOP,
    "car_park": CAR_PARK,
    "code": "4821",
    "quantity": "5",
    "number": "12",
    "free": "12",
    "price": "3,50",
    "hours": "9h",
    "reference": "abcd efgh jklm",
}
"""What stands for a typed slot."""
_TRUST = 0.5
"""A phrase is no message: it counts less than one."""


def phrase_examples(specs: Sequence[Spec]) -> list[Example]:
    """Return one example for each way to say each phrase."""
    said = {(spec.name, text): spec for spec in specs for text in _texts(spec)}
    return [Example(text, name, spec.who, _TRUST) for (name, text), spec in said.items()]


def _texts(spec: Spec) -> Iterator[str]:
    for template in spec.phrases:
        for number, phrase in enumerate(compiled(template)):
            yield _text(phrase, number)


def _text(phrase: Phrase, number: int) -> str:
    words = [sorted(part.words)[number % len(part.words)] for part in phrase.parts if part.words]
    return " ".join([*words, *(_SAID[need] for need in sorted(phrase.needs))])
