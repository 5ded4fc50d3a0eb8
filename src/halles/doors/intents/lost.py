"""No dead end: who is not understood reads two examples, then a human calls her back."""

from collections.abc import Iterator

from django.utils.translation import gettext

from halles.doors.intents.calling import called
from halles.doors.intents.hearing import Heard
from halles.doors.intents.turns import Turn
from halles.doors.models import Talk
from halles.doors.queries.talking import said

EXAMPLES = 2
LONGEST = 34
"""Characters of an example: two fit in one message."""


def missed(heard: Heard, talk: Talk) -> Turn:
    """Answer what was not understood: the first time with examples, the second time a human takes over."""
    if talk.misses:
        return Turn(called(heard.came, reason="lost"))
    return Turn(
        said(
            gettext("This message was not understood, nothing is done. To be called back: AIDE."),
            gettext("Examples: %s.") % ", ".join(f"«{each}»" for each in examples(heard)),
        ),
        misses=1,
    )


def examples(heard: Heard) -> list[str]:
    """Return two examples of what this person can write, from two stalls; a shop's own things first."""
    whose = "shop" if heard.is_shop else "agent" if heard.is_agent else "anybody"
    found = dict(_first_of_each_stall(heard, "anybody"))
    if whose != "anybody":
        found = dict(_first_of_each_stall(heard, whose)) | found
    return list(found.values())[:EXAMPLES]


def _first_of_each_stall(heard: Heard, who: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for entry in heard.entries.values():
        example = entry.intent.example
        if entry.intent.who == who and entry.stall not in {*seen, "doors"} and 0 < len(example) <= LONGEST:
            seen.add(entry.stall)
            yield f"{who} {entry.stall}", example
