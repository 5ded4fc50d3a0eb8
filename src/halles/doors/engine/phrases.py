"""The small language in which an intent says how people ask for it, compiled once.

"ouvert|ouvre" are words for the same; "[encore]" may be missing; "(quel jour|quand)" are sequences for the
same; "{what}" is a slot, "{what:kind}" one that begins with a word of a kind, "{is=closed}" sets a slot;
"..." is anything; "! " before a phrase is for danger to life, "? " for what is never done without asking.
Light words (articles, pronouns, politeness) are neither asked for nor missed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from halles.doors.engine.joined_words import JOINED
from halles.doors.engine.weights import LIGHT
from halles.doors.engine.words import phrase_words

MOST_READINGS = 600
"""More ways to say one phrase than this is a slip of the pen."""
TYPED = frozenset(
    {"when", "hours", "shop", "car_park", "code", "quantity", "number", "free", "price", "reference"}
)
"""Slots that are recognised wherever they stand; the others take the words at their place."""
PERFECT = frozenset({"ai", "as", "avons", "ete", "ont"})
_JOINED = re.compile(
    r"(?<![a-z])(?:" + "|".join(sorted(map(" ".join, JOINED), key=len, reverse=True)) + r")(?![a-z])"
)
_UNIT = re.compile(r"\.\.\.|\{[^{}\s]*\}|[\[\]()|]|[^\s\[\]()|{}]+")
_SLOT = re.compile(r"\{(?P<name>[a-z_]+)(?:(?P<mark>[:=])(?P<value>[a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Part:
    """One place in a phrase: words for the same, a free slot, or anything at all."""

    words: frozenset[str] = frozenset()
    slot: str = ""
    only: str = ""
    """Of a slot: what its words must begin with ("kind", "seller", "market")."""
    missing_ok: bool = False


ANYTHING = Part(slot="...", missing_ok=True)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for an intent."""

    parts: tuple[Part, ...]
    needs: frozenset[str] = frozenset()
    """Typed slots that must be somewhere in the message."""
    optional: frozenset[str] = frozenset()
    """Words that may be said as well."""
    sets: tuple[tuple[str, str], ...] = ()
    is_urgent: bool = False
    """Written with "!" before it: where it may be meant, it goes before all else."""
    is_doubtful: bool = False
    """Written with "? " before it: never acted on without asking."""
    of_past: bool = False
    """It tells what was done ("j'ai reçu"): a perfect tense before it is no objection."""


@dataclass(slots=True)
class _Draft:
    parts: list[Part] = field(default_factory=list)
    needs: set[str] = field(default_factory=set)
    sets: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def compiled(template: str) -> tuple[Phrase, ...]:
    """Return the ways to say one template; raise ValueError that says where a faulty one is wrong."""
    reader = _Reader(template)
    tree = reader.sequence(until="")
    drafts = list(_drafts(tree))
    if len(drafts) > MOST_READINGS:
        raise ValueError(f"{template!r}: {len(drafts)} ways to say it")
    phrases = (_phrase(draft, reader) for draft in drafts)
    whole = {phrase: None for phrase in phrases if phrase.needs or set(phrase.parts) - {ANYTHING}}
    if not whole:
        raise ValueError(f"{template!r}: only light words")
    return tuple(whole)


def _phrase(draft: _Draft, reader: "_Reader") -> Phrase:
    return Phrase(
        tuple(draft.parts),
        frozenset(draft.needs),
        frozenset(reader.optional - LIGHT),
        tuple(draft.sets.items()),
        reader.is_urgent,
        reader.is_doubtful,
        bool(reader.optional & PERFECT),
    )


Node = tuple[str, object]
"""("words", set) · ("slot", Part) · ("typed", name) · ("set", (name, value)) · ("any", [sequences])."""


def _with_joined(template: str) -> str:
    """Write words that make one word together as that word: "de nouveau"."""
    return _JOINED.sub(lambda match: " ".join(JOINED[tuple(match[0].split(" "))]), template)


class _Reader:
    """Reads one template from left to right."""

    def __init__(self, template: str) -> None:
        self.is_urgent = template.startswith("! ")
        self.is_doubtful = template.startswith("? ")
        self.template = _with_joined(template.removeprefix("! ").removeprefix("? "))
        self.units = [(match[0], match.start()) for match in _UNIT.finditer(self.template)]
        self.at = 0
        self.optional: set[str] = set()
        if not self.units:
            raise ValueError("an empty phrase")

    def _fault(self, what: str) -> ValueError:
        place = self.units[min(self.at, len(self.units) - 1)][1]
        return ValueError(f"{self.template!r}, character {place + 1}: {what}")

    def _peek(self) -> str:
        return self.units[self.at][0] if self.at < len(self.units) else ""

    def sequence(self, until: str) -> list[Node]:
        """Read up to a closing bracket or a bar within brackets ("" reads all)."""
        nodes: list[Node] = []
        while self._peek() not in ({until, "|"} if until else {""}):
            if not self._peek():
                raise self._fault(f"{until!r} is missing")
            nodes += self._same() if not until else self._unit()
        return nodes

    def _same(self) -> list[Node]:
        """Read words for the same at the top: "a|b|(c d)"."""
        options = [self._unit()]
        while self._peek() == "|":
            self.at += 1
            options.append(self._unit())
        return options[0] if len(options) == 1 else [_same_of(options)]

    def _unit(self) -> list[Node]:
        unit = self._peek()
        if unit in ("(", "["):
            return self._bracket("(" if unit == "(" else "[")
        if unit in ("", "|", ")", "]"):
            raise self._fault(f"unexpected {unit or 'end'!r}")
        self.at += 1
        if unit == "...":
            return [("slot", ANYTHING)]
        if unit.startswith("{"):
            return [self._slot(unit)]
        return [("words", frozenset({word})) for word in phrase_words(unit)]

    def _slot(self, unit: str) -> Node:
        match = _SLOT.fullmatch(unit)
        if not match:
            raise self._fault(f"{unit} is no slot")
        if match["mark"] == "=":
            return ("set", (match["name"], match["value"]))
        if match["name"] in TYPED:
            return ("typed", match["name"])
        return ("slot", Part(slot=match["name"], only=match["value"] or ""))

    def _bracket(self, opening: str) -> list[Node]:
        closing = ")" if opening == "(" else "]"
        self.at += 1
        options = [self.sequence(closing)]
        while self._peek() == "|":
            self.at += 1
            options.append(self.sequence(closing))
        if self._peek() != closing:
            raise self._fault(f"{closing!r} is missing")
        self.at += 1
        if opening == "(" and any(_is_light(option) for option in options):
            raise self._fault("only light words")
        return [_same_of(options)] if opening == "(" else self._maybe(options)

    def _maybe(self, options: list[list[Node]]) -> list[Node]:
        """What may be missing: its words may stand anywhere, its free slot only here."""
        nodes: list[Node] = []
        for kind, value in (node for option in options for node in option):
            if kind == "words":
                assert isinstance(value, frozenset)
                self.optional |= value
            elif kind == "any":
                assert isinstance(value, list)
                nodes += self._maybe(value)
            elif kind == "slot":
                assert isinstance(value, Part)
                nodes.append(("slot", Part(slot=value.slot, only=value.only, missing_ok=True)))
        return nodes


def _is_light(option: list[Node]) -> bool:
    return all(isinstance(value, frozenset) and kind == "words" and value <= LIGHT for kind, value in option)


def _same_of(options: list[list[Node]]) -> Node:
    """Join single words for the same into one place, light ones left out; sequences stay apart."""
    single = [value for option in options if len(option) == 1 for kind, value in option if kind == "words"]
    words = frozenset(word for value in single if isinstance(value, frozenset) for word in value)
    rest = [option for option in options if not (len(option) == 1 and option[0][0] == "words")]
    if words:
        rest.append([("words", words - LIGHT or words)])
    return rest[0][0] if len(rest) == 1 and len(rest[0]) == 1 else ("any", rest)


def _drafts(nodes: list[Node]) -> Iterator[_Draft]:
    """Yield every reading of a sequence, light words left out."""
    for reading in product(*(_readings(node) for node in nodes)):
        draft = _Draft()
        for kind, value in (each for readings in reading for each in readings):
            _put(draft, kind, value)
        yield draft


def _readings(node: Node) -> list[list[Node]]:
    kind, value = node
    if kind != "any":
        return [[node]]
    assert isinstance(value, list)
    return [
        [each for part in reading for each in part]
        for option in value
        for reading in product(*(_readings(inner) for inner in option))
    ]


def _put(draft: _Draft, kind: str, value: object) -> None:
    if isinstance(value, frozenset):
        if value - LIGHT == value:
            draft.parts.append(Part(words=value))
    elif isinstance(value, Part):
        draft.parts.append(value)
    elif isinstance(value, tuple):
        draft.sets[value[0]] = value[1]
    else:
        draft.needs.add(str(value))
