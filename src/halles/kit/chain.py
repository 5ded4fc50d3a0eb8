"""A hash chain for ledgers that bind people: nothing in it can be changed, removed or moved unseen.

Each link is SHA-256 over the link before it and its own content in one canonical form. Who keeps the head
(printed on a receipt) can later prove that the ledger up to there is the one she saw.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

START = "0" * 64
"""The head of an empty chain."""

Content = Mapping[str, Any]


def link(head: str, content: Content) -> str:
    """Return the new head after adding `content` to a chain whose head is `head`."""
    return hashlib.sha256(bytes.fromhex(head) + canonical(content)).hexdigest()


def head_of(contents: Iterable[Content], *, start: str = START) -> str:
    """Return the head of a chain made of `contents`, in order."""
    head = start
    for content in contents:
        head = link(head, content)
    return head


def verify(links: Iterable[tuple[Content, str]], *, start: str = START) -> int | None:
    """Return the index of the first (content, head) that does not follow from what is before it, or None."""
    head = start
    for index, (content, claimed) in enumerate(links):
        head = link(head, content)
        if head != claimed:
            return index
    return None


def canonical(content: Content) -> bytes:
    """Return the one form of `content`: JSON in UTF-8, sorted keys, no spaces.

    Text, whole numbers, booleans, None, lists and objects only: a float has several spellings, so it is
    refused with a TypeError naming where it stands.
    """
    _check(content, "content")
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _check(value: Any, where: str) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{where}: a key must be text, got {key!r}")
            _check(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _check(inner, f"{where}[{index}]")
    elif not (value is None or isinstance(value, str | int | bool)):
        raise TypeError(f"{where}: expected text, whole number, boolean, list or object, got {value!r}")
