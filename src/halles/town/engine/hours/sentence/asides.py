"""Take offers and arrivals out of what closes: "fermé jeudi, arrivage de pommes vendredi"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence.naming import Element, Stretch
from halles.town.engine.hours.sentence.segments import VERBS, sentences, statements

_LINKS = ("and", "but")
_MARKS = ",-–—−‐‑&+()|"
_OFFERED = ("unknown", "content", "offer", "arrival")
_DENYING = ("except", "cancel", "not", "no", "ne", "more", "only", "just", "perhaps", "or", "elsewhere")
"""What may bear on the closing beside it: nothing is then taken out, and it is asked."""
_HOURS_CHANGE = ("horaire", "heure")
"""News of the hours themselves: "nouveaux horaires, fermé mardi" is perhaps a habit."""


@dataclass
class Clause:
    """What stands between two commas, "et" or dashes, with the mark before it."""

    elements: list[Element] = field(default_factory=list)
    link: list[Element] = field(default_factory=list)
    is_aside: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these kinds is in it."""
        return any(isinstance(e, Token) and e.kind in kinds for e in self.elements)

    @property
    def has_days(self) -> bool:
        """Whether it names a day."""
        return any(isinstance(e, Stretch) for e in self.elements)

    @property
    def has_verb(self) -> bool:
        """Whether it closes or opens anything: "retour des fraises" does not."""
        return self.has(*VERBS) and not _is_return_of_goods(self.elements)

    @property
    def is_bare(self) -> bool:
        """Whether it is but a day, of which only the words around tell what for."""
        return self.has_days and not self.has(*_OFFERED, *VERBS)

    @property
    def announces(self) -> bool:
        """Whether it tells of goods or prices; "marché de Noël" alone is perhaps why one closes."""
        is_news = self.has("offer", "arrival") or (self.has("content") and self.has_days)
        return (is_news or _is_return_of_goods(self.elements)) and not self.has_verb


def without_asides(found: Sequence[Element]) -> list[Element]:
    """Return the elements without the offers and arrivals told beside a closing or opening with its days.

    All are kept where it is not certain what the days are those of: that is asked.
    """
    return [element for sentence in sentences(found) for element in _without(sentence)]


def _without(sentence: list[Element]) -> list[Element]:
    clauses = _clauses(sentence)
    if not any(clause.has_verb for clause in clauses) or not _mark(clauses):
        return sentence
    kept: list[Element] = []
    for clause in (clause for clause in clauses if not clause.is_aside):
        kept += [*(clause.link if kept else ()), *clause.elements]
    stop = sentence[-1]
    if isinstance(stop, Token) and stop.kind == "stop" and kept[-1] is not stop:
        kept.append(stop)
    said = [each for each in statements(kept) if each.verb in ("closing", "opening")]
    return kept if said and all(each.stretches for each in said) else sentence


def _clauses(sentence: Sequence[Element]) -> list[Clause]:
    clauses = [Clause()]
    for element in sentence:
        if _is_link(element):
            clauses.append(Clause(link=[element]))
        elif _is_rebate(element) and clauses[-1].elements:
            clauses.append(Clause([element]))
        else:
            clauses[-1].elements.append(element)
    return clauses


def _is_link(element: Element) -> bool:
    return isinstance(element, Token) and (element.kind in _LINKS or element.text in _MARKS)


def _is_rebate(element: Element) -> bool:
    """Whether it is "-10 %", whose dash parts it from the words before."""
    return isinstance(element, Token) and element.kind == "offer" and element.text[0] in _MARKS


def _is_return_of_goods(elements: Sequence[Element]) -> bool:
    """Whether it is "retour des fraises", not "de retour" nor "retour à la normale"."""
    words = [e for e in elements if isinstance(e, Token)]
    places = [place for place, word in enumerate(words) if word.kind in VERBS]
    if len(places) != 1 or words[places[0]].text.lower() != "retour":
        return False
    following = words[places[0] + 1 : places[0] + 4]
    is_of = bool(following) and following[0].text.lower() in ("des", "du", "de", "d'", "d’")
    return is_of and any(word.kind in ("unknown", "arrival") for word in following)


def _mark(clauses: Sequence[Clause]) -> bool:
    """Mark the asides; whether there are any, and none in doubt."""
    aside: list[Clause] = []
    has_aside = has_spoken = False
    for place, clause in enumerate(clauses):
        if clause.has_verb:
            aside, has_spoken = [], True
        elif clause.announces or aside:
            if _is_doubtful(clause, aside):
                return False
            aside.append(clause)
            clause.is_aside = has_aside = True
            if not has_spoken:
                _mark_days_before(clauses[:place])
    return has_aside


def _is_doubtful(clause: Clause, aside: Sequence[Clause]) -> bool:
    """Whether a clause may be of the closing beside it: "fermé jeudi, arrivage de pommes, vendredi"."""
    is_of_hours = any(
        isinstance(e, Token) and e.text.lower().startswith(_HOURS_CHANGE) for e in clause.elements
    )
    is_day_alone = clause.is_bare and not clause.announces and not any(each.has_days for each in aside)
    return clause.has(*_DENYING) or is_of_hours or is_day_alone


def _mark_days_before(clauses: Sequence[Clause]) -> None:
    """Mark "jeudi" of "jeudi, arrivage de brioches, fermé vendredi"."""
    for clause in reversed(clauses):
        if not clause.is_bare:
            return
        clause.is_aside = True
