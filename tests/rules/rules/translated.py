"""Every visible string is in the French catalogue, translated, with nothing fuzzy and nothing left over."""

from collections.abc import Iterator
from pathlib import Path

from halles.config.messages import Words
from halles.config.messages import check as check_words
from tests.rules.house import House


def check(house: House) -> Iterator[str]:
    """Yield what `python -m halles.config.messages check` says of each package, and French that disagrees."""
    french: dict[tuple[str, str], tuple[str, str]] = {}
    for package in house.packages:
        words = words_of_package(package.name, package.folder)
        yield from check_words(words)
        for message in words.translated():
            if message.id and isinstance(message.id, str):
                first = french.setdefault(
                    (message.id, message.context or ""), (package.name, str(message.string))
                )
                if first[1] != str(message.string):
                    yield f"{package.name}: “{message.id}” is not translated as in {first[0]} (“{first[1]}”)"


def words_of_package(name: str, folder: Path) -> Words:
    """Return a package's catalogue into French."""
    return Words(name, "fr", folder)
