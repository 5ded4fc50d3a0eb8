"""Cut a sentence into what it says of closing and opening, each with its own days, hours and doubts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence.naming import Element, Hours, Stretch

VERBS = {
    **{"closing": "closing", "leave": "closing", "opening": "opening"},
    **{"reduced": "opening", "again": "again"},
}
_OF_SHOPS = ("us", "known", "noise", "reason", "the", "from", "to", "and", "but", "mark", "part", "usual")
_OF_OPENING = ("closing", "leave", "opening", "again", "once", "continuous", "just", "after-all")
_OF_HABITS = ("earlier", "reduced", "weekly", "edge")
_OF_LASTING = ("later", "included", "excluded", "endless", "since", "until", "duration")
_DENYING = ("ne", "not", "more", "no", "only", "cancel")
_CALM = frozenset((*_OF_SHOPS, *_OF_OPENING, *_OF_HABITS, *_OF_LASTING, *_DENYING))
"""Kinds of words that leave no doubt about who is closed."""
_PERHAPS = ("perhaps", "or")
_NEAR = 2
"""Words between a negation and the verb it denies, at most."""


@dataclass
class Segment:
    """One statement: its verb (closing, opening, again or none), days, hours and the words that matter."""

    verb: str = ""
    elements: list[Element] = field(default_factory=list)
    is_rest: bool = False
    """It says what remains of a day another statement is about: "fermé le matin, ouvert l'après-midi"."""

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

    @property
    def clock_last(self) -> int | None:
        """The hour said right after the last day, in minutes: "jusqu'à lundi 14h"; None if it is not so."""
        told = [e for e in self.elements if not isinstance(e, Token)]
        hour = told[-1] if len(told) > 1 and isinstance(told[-2], Stretch) and len(self.hours) == 1 else None
        is_one = isinstance(hour, Hours) and hour.at >= 0 and hour.how in ("", "at", "until")
        return hour.at if is_one and isinstance(hour, Hours) else None

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these kinds is in it."""
        return any(isinstance(e, Token) and e.kind in kinds for e in self.elements)

    def says(self, word: str) -> bool:
        """Whether a known word begins with `word`."""
        return any(isinstance(e, Token) and str(e.value).startswith(word) for e in self.elements)

    @property
    def duration(self) -> int:
        """How many days it says to last, 0 if it does not say."""
        found = [e.value for e in self.elements if isinstance(e, Token) and e.kind == "duration"]
        return int(str(found[0])) if found else 0

    @property
    def is_negated(self) -> bool:
        """Whether its verb is denied: "pas fermé", "on ne ferme pas", "fermeture annulée"."""
        if self.has("cancel"):
            return True
        denials = [p for p, e in enumerate(self.elements) if isinstance(e, Token) and _denies(e, self)]
        verbs = [p for p, e in enumerate(self.elements) if isinstance(e, Token) and e.kind in VERBS]
        return any(self._is_near(denial, verb) for denial in denials for verb in verbs)

    def _is_near(self, one: int, other: int) -> bool:
        between = self.elements[min(one, other) + 1 : max(one, other)]
        is_apart = any(not isinstance(e, Token) or e.text in ",:(" for e in between)
        return len(between) <= _NEAR and not is_apart

    def beside_verb(self, *kinds: str) -> list[Token]:
        """Return the words of these kinds with no comma nor unknown word between them and the verb."""
        places = {p: e for p, e in enumerate(self.elements) if isinstance(e, Token)}
        verbs = [p for p, token in places.items() if token.kind in ("closing", "opening")]
        found = [p for p, token in places.items() if token.kind in kinds]
        return [places[p] for p in found if any(self._is_together(p, verb) for verb in verbs)]

    def _is_together(self, one: int, other: int) -> bool:
        between = [e for e in self.elements[min(one, other) + 1 : max(one, other)] if isinstance(e, Token)]
        return not any(e.kind in ("unknown", "content", "offer", "but") or e.text in ",:(" for e in between)

    @property
    def is_of_others(self) -> bool:
        """Whether it is about another place: "la rue est fermée", "fermeture du pont"."""
        kinds = [e.kind if isinstance(e, Token) else "" for e in self.elements]
        verb = next((place for place, kind in enumerate(kinds) if kind in VERBS), len(kinds))
        return "elsewhere" in kinds[:verb] or "elsewhere" in kinds[verb + 1 : verb + 3]

    @property
    def is_clear(self) -> bool:
        """Whether every word is one that merchants use of their own hours, and none of them doubts."""
        words = [e for e in _without_reasons(self.elements) if isinstance(e, Token)]
        only_calm = all(word.kind in _CALM for word in words)
        denied_afar = self.has("not", "no", "ne") and not self.is_negated and not self.has("only")
        unread = any(hours.how == "unsure" for hours in self.hours)
        return only_calm and not denied_afar and not unread and not self.has(*_PERHAPS)


def _denies(token: Token, segment: Segment) -> bool:
    return token.kind in ("not", "no") or (token.kind == "more" and segment.has("ne"))


def _without_reasons(elements: Iterable[Element]) -> list[Element]:
    """Leave out the words after "pour", "cause", "en raison de": any word is a reason."""
    kept: list[Element] = []
    is_reason = False
    for element in elements:
        if isinstance(element, Token) and element.kind == "reason":
            is_reason = True
        elif not isinstance(element, Token) or element.text in ",:(":
            is_reason = False
        elif is_reason and element.kind in ("unknown", "content", "elsewhere", "arrival"):
            continue
        kept.append(element)
    return kept


def statements(found: Sequence[Element]) -> list[Segment]:
    """Return the statements of a sentence in order; one that ends with "?" states nothing."""
    cut: list[Segment] = []
    for sentence in sentences(found):
        last = sentence[-1]
        if isinstance(last, Token) and last.text == "?":
            cut.append(Segment("question"))
        else:
            cut += _statements([e for e in sentence if not (isinstance(e, Token) and e.kind == "stop")])
    return cut


def sentences(found: Sequence[Element]) -> list[list[Element]]:
    """Return the elements sentence by sentence, each with the stop that ends it."""
    cut: list[list[Element]] = [[]]
    for element in found:
        cut[-1].append(element)
        if isinstance(element, Token) and element.kind == "stop":
            cut.append([])
    return [sentence for sentence in cut if sentence]


def _statements(found: list[Element]) -> list[Segment]:
    statements = [Segment()]
    for place, element in enumerate(found):
        verb = VERBS.get(element.kind, "") if isinstance(element, Token) else ""
        now = statements[-1]
        if _begins(now, element, verb):
            statements.append(Segment(verb))
        elif now.verb and now.stretches and _is_denied_day(found, place):
            statements.append(Segment(now.verb, [_verb_of(now)]))
        elif verb:
            now.verb = now.verb or verb
        statements[-1].elements.append(element)
    for before, after in pairwise(statements):
        _give_back(before, after)
    return statements


def _begins(now: Segment, element: Element, verb: str) -> bool:
    """Whether a verb begins another statement; "fermé lundi pour congés" has two words of one."""
    if not verb or not now.verb:
        return False
    is_leave = isinstance(element, Token) and element.kind == "leave"
    return verb != now.verb or (bool(now.stretches) and not is_leave)


def _is_denied_day(found: Sequence[Element], place: int) -> bool:
    """Whether "pas" is right before a day: "fermé jeudi, pas vendredi"."""
    token = found[place]
    following = found[place + 1] if place + 1 < len(found) else None
    return isinstance(token, Token) and token.kind == "not" and isinstance(following, Stretch)


def _verb_of(segment: Segment) -> Token:
    return next(e for e in segment.elements if isinstance(e, Token) and e.kind in VERBS)


def _give_back(before: Segment, after: Segment) -> None:
    """Move to `after` the day right before its verb, if it names none: "fermé lundi, mardi ouvert"."""
    last = before.elements[-1] if before.elements else None
    if isinstance(last, Stretch) and len(before.stretches) > 1 and not after.stretches:
        after.elements.insert(0, before.elements.pop())
