"""Cut a sentence into what it says of closing and opening, each with its own days, hours and doubts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence.naming import Element, Hours, Stretch

_VERBS = {"closing": "closing", "leave": "closing", "opening": "opening", "again": "again"}
_CALM = frozenset(
    ["us", "known", "the", "from", "to", "and", "mark", "once", "usual", "after-all", "earlier", "later", "included", "closing", "leave", "opening", "again", "continuous", "reason", "ne", "not", "noise", "but", "part"]
)
"""Kinds of words that leave no doubt about who is closed."""


@dataclass
class Segment:
    """One statement: its verb (closing, opening, again or none), days, hours and the words that matter."""

    verb: str = ""
    elements: list[Element] = field(default_factory=list)

    @property
    def stretches(self) -> list[Stretch]:
        """The days it names."""
        return [e for e in self.elements if isinstance(e, Stretch)]

    @property
    def hours(self) -> list[Hours]:
        """The hours it names."""
        return [e for e in self.elements if isinstance(e, Hours)]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of a day that stand alone: "le matin"."""
        return tuple(str(e.value) for e in self.elements if isinstance(e, Token) and e.kind == "part")

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these kinds is in it."""
        return any(isinstance(e, Token) and e.kind in kinds for e in self.elements)

    @property
    def is_clear(self) -> bool:
        """Whether every word is one that merchants use of their own hours."""
        return all(
            e.kind in _CALM for e in _without_reasons(self.elements) if isinstance(e, Token)
        ) and not any(h.how == "unsure" for h in self.hours)


def _without_reasons(elements: Iterable[Element]) -> list[Element]:
    """Leave out the words after "pour", "cause", "en raison de": any word is a reason."""
    kept: list[Element] = []
    is_reason = False
    for element in elements:
        if isinstance(element, Token) and element.kind == "reason":
            is_reason = True
        elif not isinstance(element, Token) or element.kind != "unknown":
            is_reason = is_reason and isinstance(element, Token) and element.text not in ",:("
        elif is_reason:
            continue
        kept.append(element)
    return kept


def segments(found: Sequence[Element]) -> list[Segment]:
    """Return the statements of a sentence in order; one that ends with "?" states nothing."""
    cut: list[Segment] = []
    for sentence in _sentences(found):
        if sentence and isinstance(sentence[-1], Token) and sentence[-1].text == "?":
            cut.append(Segment("question"))
            continue
        cut += _statements([e for e in sentence if not (isinstance(e, Token) and e.kind == "stop")])
    return cut


def _sentences(found: Sequence[Element]) -> list[list[Element]]:
    sentences: list[list[Element]] = [[]]
    for element in found:
        sentences[-1].append(element)
        if isinstance(element, Token) and element.kind == "stop":
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _statements(found: list[Element]) -> list[Segment]:
    statements = [Segment()]
    for element in found:
        verb = _VERBS.get(element.kind, "") if isinstance(element, Token) else ""
        now = statements[-1]
        is_new = bool(verb and now.verb) and (
            verb != now.verb or (bool(now.stretches) and not _is_leave(element))
        )
        if is_new:
            statements.append(Segment(verb))
        elif verb:
            now.verb = now.verb or verb
        statements[-1].elements.append(element)
    for before, after in zip(statements, statements[1:], strict=False):
        _give_back(before, after)
    return statements


def _is_leave(element: Element) -> bool:
    return isinstance(element, Token) and element.kind == "leave"


def _give_back(before: Segment, after: Segment) -> None:
    """Move to `after` the day right before its verb, when it names none itself: "fermé lundi, mardi ouvert"."""
    last = before.elements[-1] if before.elements else None
    if isinstance(last, Stretch) and len(before.stretches) > 1 and not after.stretches:
        after.elements.insert(0, before.elements.pop())
