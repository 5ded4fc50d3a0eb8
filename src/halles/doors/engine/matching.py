"""Understand a message: every phrase of every intent is laid along it, and what explains it best wins."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from halles.doors.engine.aligning import Laid, laid
from halles.doors.engine.filling import Filled, filled
from halles.doors.engine.finishing import finished
from halles.doors.engine.guards import is_of_oneself, is_over, is_warned, is_wished
from halles.doors.engine.meaning import Names, Spec, Understood
from halles.doors.engine.phrases import Phrase, compiled
from halles.doors.engine.reading import Message, read
from halles.doors.engine.vocabulary import Vocabulary
from halles.doors.engine.weights import DENIED, weight

_ENOUGH = {"A": 0.34, "B": 0.4, "C": 0.5}
"""How much of a message must be explained for an intent to be thought of, by its risk."""
_SURE = {"A": 0.5, "B": 0.8, "C": 0.93}
"""How much must be for it to be acted on at once."""
_URGENT = 0.6
"""The same, of a call for help in danger."""
_CLEAR, _SHORT = 0.9, 6
"""How like a word of danger a word of fewer letters must be."""
_NEAR, _CLOSE = 0.65, 0.45
"""What scores less below the best may be meant as well; what is close is in the way of acting."""
_HALF = 0.5
"""A word that counts more is one that a message may begin with as a command: "erreur", "ardoise"."""
_RIVAL = 0.7
"""What else that acts may be meant must explain so much to be in the way."""
_ELSEWHERE = 0.3
"""What an unexplained word counts in a sentence that holds nothing of the phrase."""
_UNSAID = 0.6
MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """The intents that one sender may ask for, compiled."""

    vocabulary: Vocabulary
    by_word: Mapping[str, tuple[tuple[Spec, Phrase], ...]]
    """Phrases by each word that their first place takes; "" for those without a word."""


@dataclass(frozen=True, slots=True)
class Match:
    """One intent as the meaning of a message."""

    spec: Spec
    phrase: Phrase
    filled: Filled
    literals: tuple[tuple[int, float], ...]
    score: float
    coverage: float
    left: tuple[int, ...]
    """Places of the words that nothing explains."""


def understand(
    text: str, *, specs: Sequence[Spec], names: Names, today: date, is_shop: bool, is_agent: bool
) -> Understood:
    """Return what a message asks, of the intents that its sender may ask for.

    `sure` of risk B or C means: all was explained, and nothing denies, doubts, reports or asks about it.
    """
    who = {"anybody"} | ({"shop"} if is_shop else set()) | ({"agent"} if is_agent else set())
    known = _known(tuple(spec for spec in specs if spec.who in who))
    message = read(text, names=names, today=today)
    best = _best_by_intent(message, known)
    if not best:
        return Understood("")
    first = best[0]
    others = [match for match in best[1:] if match.score > first.score - _NEAR]
    return Understood(
        first.spec.name,
        finished(message, first.spec, first.filled.slots),
        _is_sure(message, first, others),
        tuple(match.spec.name for match in others[:MOST_OTHERS]),
    )


@lru_cache(maxsize=16)
def _known(specs: tuple[Spec, ...]) -> _Known:
    phrases = dict.fromkeys(
        (spec, phrase) for spec in specs for template in spec.phrases for phrase in compiled(template)
    )
    words = {word for _, phrase in phrases for part in phrase.parts for word in part.words}
    words |= {word for _, phrase in phrases for word in phrase.optional}
    by_word: dict[str, list[tuple[Spec, Phrase]]] = {}
    for spec, phrase in phrases:
        for word in next((part.words for part in phrase.parts if part.words), ("",)):
            by_word.setdefault(word, []).append((spec, phrase))
    return _Known(Vocabulary(words), {word: tuple(each) for word, each in by_word.items()})


def _best_by_intent(message: Message, known: _Known) -> list[Match]:
    """Return the best match of each intent that explains enough, the best first."""
    best: dict[str, Match] = {}
    for match in _matches(message, known):
        held = best.get(match.spec.name)
        if held is None or match.score > held.score:
            best[match.spec.name] = match
    enough = [match for match in best.values() if match.coverage >= _ENOUGH[match.spec.risk]]
    return sorted(enough, key=lambda match: -match.score)


def _matches(message: Message, known: _Known) -> Iterator[Match]:
    said = {word for token in message.tokens for word in known.vocabulary.meant(token.word)}
    likely = dict.fromkeys(each for word in ("", *sorted(said)) for each in known.by_word.get(word, ()))
    for spec, phrase in likely:
        if all(not part.words or part.words & said for part in phrase.parts):
            for lay in laid(message, phrase, known.vocabulary):
                match = _match(message, spec, phrase, lay, known.vocabulary)
                if match:
                    yield match


def _match(message: Message, spec: Spec, phrase: Phrase, lay: Laid, vocabulary: Vocabulary) -> Match | None:
    slots = filled(message, phrase, lay, spec)
    if slots is None:
        return None
    words = message.words
    literals = {at for at, _ in lay.literals}
    covered = literals | slots.typed | slots.free | slots.words
    anything = {at for gap in lay.gaps if gap.is_anything for at in range(gap.first, gap.after)}
    rest = [at for at in range(len(words)) if at not in covered]
    said = {at for at in rest if phrase.optional & vocabulary.meant(words[at]).keys()}
    left = tuple(at for at in rest if at not in said and at not in anything and weight(words[at]) > 0)
    aside = slots.aside | (_context(words, min(covered, default=0)) if spec.risk == "A" else set())
    lost = _lost(message, left, literals | slots.typed, aside)
    literal = sum(max(weight(words[at]), 0.5) * like for at, like in lay.literals)
    explained = literal + sum(weight(words[at]) for at in covered - literals) + 0.5 * len(said)
    score = literal + 0.3 * len(said) + _worth(slots, phrase, spec, message, lay.literals) - _UNSAID * lost
    coverage = explained / (explained + lost) if explained else 0.0
    if phrase.is_urgent and (coverage < _URGENT or _is_loose(message, lay)):
        return None
    return Match(spec, phrase, slots, lay.literals, score, coverage, left)


def _is_loose(message: Message, lay: Laid) -> bool:
    """Say whether a short word stands for one of danger by a slip alone: "noter" is not "noyer"."""
    return any(like < _CLEAR and len(message.words[at]) < _SHORT for at, like in lay.literals)


def _context(words: Sequence[str], first: int) -> set[int]:
    """Return the places of what is told before the sentence that asks: "ma batterie est morte, …"."""
    ends = [at for at in range(first) if words[at] in (",", ".", "!", "?", ":", "et")]
    return set(range(ends[-1])) if ends else set()


def _worth(
    slots: Filled, phrase: Phrase, spec: Spec, message: Message, literals: Sequence[tuple[int, float]]
) -> float:
    """Return what the slots add to a score, and who speaks."""
    typed = len(slots.slots.keys() - {name for name, _ in phrase.sets} - {"what", "words", "lines"})
    worth = 0.6 * typed + (0.4 if slots.free or slots.words else 0.0) + (0.5 if slots.is_kind else 0.0)
    worth += 0.15 * min(sum(weight(message.tokens[at].word) > 0 for at in slots.words), 6)
    worth += 1.0 if phrase.is_urgent else 0.0
    worth -= 0.12 * max(0, len(slots.free) - 4)
    content = (at for at, token in enumerate(message.tokens) if weight(token.word) > _HALF)
    worth += 0.3 if next(content, -1) in {at for at, _ in literals} else 0.0
    if spec.who != "anybody":
        worth += 0.5 if not (message.asks and spec.risk != "A") else -0.6
    return worth


def _lost(message: Message, left: Sequence[int], held: set[int], aside: set[int]) -> float:
    """Return how much is left unexplained: less in other sentences, and little in a time that is told."""
    spoken = {_sentence(message, at) for at in held}
    times = {at for span in message.spans if span.slot == "when" for at in range(span.first, span.after)}
    return sum(
        weight(message.tokens[at].word)
        * (_ELSEWHERE if spoken and _sentence(message, at) not in spoken else 1.0)
        * (0.4 if at in times or at in aside else 1.0)
        for at in left
    )


def _sentence(message: Message, at: int) -> int:
    return sum(1 for token in message.tokens[:at] if token.word in (".", "!", "?"))


def _is_sure(message: Message, match: Match, others: Sequence[Match]) -> bool:
    risk = match.spec.risk
    if match.coverage < _SURE[risk]:
        return False
    if risk == "A":
        return True
    judged = [at for at in range(len(message.tokens)) if at not in match.filled.words]
    judged = [at for at in judged if at not in {place for place, _ in match.literals}]
    judged = [
        at
        for at in judged
        if at not in match.filled.typed and message.words[at] not in match.phrase.optional - DENIED
    ]
    first = min((at for at, _ in match.literals), default=0)
    over = is_of_oneself(message, first) or (not match.phrase.of_past and is_over(message, first))
    asked = message.asks and not (match.filled.words and match.spec.who == "anybody")
    if match.spec.who != "anybody" and is_wished(message, judged):
        return False
    of_another = match.filled.is_kind and match.spec.who == "shop"
    if match.phrase.is_doubtful or match.filled.is_guessed or of_another:
        return False
    if not match.literals and len(match.phrase.needs) < 2:
        return False
    close = [other for other in others if other.score > match.score - _CLOSE]
    rivals = [other for other in close if other.spec.risk != "A" and other.coverage > _RIVAL]
    return not (over or asked or is_warned(message, judged) or rivals)
