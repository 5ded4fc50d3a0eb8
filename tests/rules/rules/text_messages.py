"""What goes into text messages fits their characters, two segments at most, 95 sentences in 100 one."""

import re
from collections.abc import Iterator

from tests.rules.house import House
from tests.rules.rules.translated import words_of_package

ONE_SEGMENT = 0.95
MOST_SEGMENTS = 2


def check(house: House) -> Iterator[str]:
    """Yield the sentences that are too long with the longest values one expects, or lose a character."""
    from halles.doors.bench.outgoing import LONGEST, USUAL, segments_of, templates, whole_text

    french = french_of(house)
    told = [(each, french.get(each.words, each.words)) for each in templates(house.root / "src" / "halles")]
    for each, said in told:
        count = segments_of(said, LONGEST)
        if count > MOST_SEGMENTS:
            yield f"{each.place}: {count} segments: “{whole_text(said, LONGEST)}”"
        if whole_text(said, USUAL).count("?") > said.count("?") + _asked(said, USUAL):
            yield f"{each.place}: no text message carries all of “{said}”"
    long = [(each, said) for each, said in told if segments_of(said, USUAL) > 1]
    if len(long) > (1 - ONE_SEGMENT) * len(told):
        for each, said in long:
            yield f"{each.place}: {segments_of(said, USUAL)} segments: “{whole_text(said, USUAL)}”"


def french_of(house: House) -> dict[str, str]:
    """Return what each English sentence of the house is in French; the plural of those that count."""
    found = {}
    for package in house.packages:
        for message in words_of_package(package.name, package.folder).translated():
            counts = isinstance(message.id, tuple | list)
            words, said = (message.id[0], message.string[-1]) if counts else (message.id, message.string)
            if words and said:
                found[str(words)] = str(said)
    return found


def _asked(said: str, values: dict[str, str]) -> int:
    """Return how many question marks the values of a sentence bring."""
    return sum(values.get(name, "").count("?") for name in re.findall(r"%\((\w+)\)s", said))
