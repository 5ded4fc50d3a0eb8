"""French is set as French: no-break spaces, guillemets, ’, « 9 h 30 », vouvoiement, no word we avoid."""

import re
from collections.abc import Iterator

from tests.rules.house import House
from tests.rules.rules.translated import words_of_package

FAULTS = {
    "no-break space before « : »": r"[^\u00a0\s\d]:(?=\s|$)| :(?!//)",
    "no-break space before « ; ! ? »": r"[^\u00a0\u202f\s;!?…(][;!?]+(?=\s|$|»)| [;!?]",
    "no-break space inside « guillemets »": r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»",
    "« guillemets », not “ ” or straight quotes": r"[“”\"]",
    "the apostrophe is ’": r"(?<=[^\W\d_])'(?=[^\W\d_])",
    "« … » is one character": r"\.\.\.",
    "hours are written « 9 h 30 »": r"\b\d{1,2} ?h ?\d{2}\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}(?: |)h\b",
    "no-break space before « € » and « % »": r"\d[ ]?(?:€|%(?![(sd%]))",
    "vouvoiement": r"(?i)\b(?:tu|ton|tes|toi|ta)\b",
    "a word that FRENCH.md refuses": (
        r"(?i)\b(?:usagers?|utilisat(?:eur|rice)s?|claim|invalides?|click (?:and|&) collect|rideau fermé)\b"
    ),
}
PATTERNS = {what: re.compile(pattern) for what, pattern in FAULTS.items()}
TAG = re.compile(r"<[^>]*>|%\(\w+\)[sd]|&\w+;|https?://\S+")


def check(house: House) -> Iterator[str]:
    """Yield each fault of the French catalogues."""
    for package in house.packages:
        for message in words_of_package(package.name, package.folder).translated():
            strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
            for text in (str(string) for string in strings if message.id and string):
                yield from (f"{package.name}: “{text}”: {what}" for what in faults_of(text))


def faults_of(text: str) -> list[str]:
    """Return what is wrong in a French sentence; tags, placeholders and addresses count as a letter."""
    plain = TAG.sub("x", text)
    return [what for what, pattern in PATTERNS.items() if pattern.search(plain)]
