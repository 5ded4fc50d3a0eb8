"""Every visible word of a template goes through translation: French people read French, others English.

What must stay as it is (a proper name, an example) stands in an element with translate="no".
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import TokenType

from tests.rules.house import House
from tests.rules.templates import tokens_of, without_tags

SAME_EVERYWHERE = frozenset(
    {"Halles", "FR", "EN", "Français", "English", "OpenStreetMap", "SMS", "QR", "PDF", "kB"}
)
SHOWN_ATTRIBUTES = frozenset({"alt", "title", "placeholder", "aria-label", "label"})
COMPONENTS = frozenset({"button", "badge", "empty", "card", "chart"})
NOT_SHOWN = re.compile(r"^(kind|tone|href|name|value|id|url)=")


class _Text(HTMLParser):
    """Collect (line, words) that a visitor would read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.skipped: list[str] = []
        """The open elements not for translation: the first and, inside it, those of the same name."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes that are read aloud or shown."""
        values = dict(attrs)
        starts = tag in ("script", "style") or values.get("translate") == "no"
        if tag in self.skipped or (starts and not self.skipped):
            self.skipped.append(tag)
        is_pressed = (
            tag == "input" and values.get("type") == "submit"
        )  # a button shows its words, not its value
        names = SHOWN_ATTRIBUTES | ({"value"} if is_pressed else set())
        names |= {"content"} if values.get("name") == "description" else set()
        for name in names & values.keys():
            self.keep(values[name] or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave what is not for translation."""
        if tag in self.skipped:
            self.skipped.pop()

    def handle_data(self, data: str) -> None:
        """Look at the text."""
        if not self.skipped:
            self.keep(data)

    def keep(self, text: str) -> None:
        """Keep what holds a word."""
        words = re.findall(r"[^\W\d_]{2,}", text)
        if set(words) - SAME_EVERYWHERE:
            self.found.append((self.getpos()[0], " ".join(text.split())))


def check(house: House) -> Iterator[str]:
    """Yield the words that are not translated."""
    for package in house.packages:
        for path in package.templates():
            text = path.read_text()
            for line, words in (*_literal(text), *_in_components(text)):
                yield f"{house.place(path, line)}: “{words[:60]}” is not translated"


def _literal(text: str) -> list[tuple[int, str]]:
    reader = _Text()
    reader.feed(without_tags(text))
    reader.close()
    return reader.found


def _in_components(text: str) -> Iterator[tuple[int, str]]:
    for token in tokens_of(text):
        if token.token_type != TokenType.BLOCK:
            continue
        word, *arguments = token.split_contents()
        for argument in arguments if word in COMPONENTS else ():
            value = argument.partition("=")[2] if re.match(r"^\w+=", argument) else argument
            if re.match(r"[\"'][^#/]*[^\W\d_]{2}", value) and not NOT_SHOWN.match(argument):
                yield token.lineno or 0, value
