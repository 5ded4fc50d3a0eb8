"""How two readers are joined: the phrases, which give reasons, and the second reader, which learnt."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from halles.doors.engine.aligning import Gap, Laid
from halles.doors.engine.filling import filled
from halles.doors.engine.meaning import Names, Slot, Spec
from halles.doors.engine.phrases import TYPED, Part, Phrase, compiled
from halles.doors.engine.reading import Message
from halles.doors.engine.second_reader import NOTHING, SecondReader

_SWAY = 2.0
"""What a full point of the second reader counts against one of the phrases, to choose between intents."""
_LEAST, _OVER_NOTHING = 0.3, -0.1
"""What an intent that no phrase found must score, and by how much more than that nothing is meant."""
_OVERRULES = 0.4
"""By how much more than the phrases' choice another must score that no phrase found."""
_AGREES, _RIVALS = 0.05, -0.3
"""By how much an act must be likelier, for the second reader too, than nothing, and than all else."""


class Ranked(Protocol):
    """What the phrases say of one intent."""

    @property
    def spec(self) -> Spec:
        """The intent."""

    @property
    def phrase(self) -> Phrase:
        """The phrase that fits best."""

    @property
    def score(self) -> float:
        """How well it explains the message."""


M = TypeVar("M", bound=Ranked)


class Opinion:
    """What the second reader thinks of one message; it agrees with everything where there is none."""

    def __init__(
        self, second: SecondReader | None, message: Message, names: Names, specs: Sequence[Spec]
    ) -> None:
        """Read the message once; `specs` are what its sender may ask for."""
        self._specs = {spec.name: spec for spec in specs}
        who = next((spec.who for spec in specs if spec.who != "anybody"), "anybody")
        scores = second.scores(message.tokens, names, who) if second else {}
        self._scores = {name: scores[name] for name in scores if name in self._specs}
        self._nothing = scores.get(NOTHING, 0.0)

    def ranked(self, matches: Sequence[M]) -> list[M]:
        """Return matches, the likeliest for both readers first; danger goes before all else."""
        return sorted(matches, key=self._rank, reverse=True)

    def _rank(self, match: Ranked) -> tuple[bool, float]:
        return match.phrase.is_urgent, match.score + _SWAY * self._of(match.spec.name)

    def _of(self, name: str) -> float:
        return self._scores.get(name, 0.0)

    def proposed(self, best: Ranked | None) -> Spec | None:
        """Return the intent to propose where the phrases found none, or one that it thinks most unlikely."""
        name = max(self._scores, key=lambda each: self._scores[each], default="")
        score = self._of(name)
        if not name or score < max(_LEAST, self._nothing + _OVER_NOTHING):
            return None
        if best and (best.phrase.is_urgent or score < self._of(best.spec.name) + _OVERRULES):
            return None
        return self._specs[name]

    def is_shared(self, match: Ranked) -> bool:
        """Say whether what the phrases are sure of is, if it acts, what the second reader reads as well."""
        if not self._scores or match.spec.risk == "A":
            return True
        own = self._of(match.spec.name)
        rest = max((score for name, score in self._scores.items() if name != match.spec.name), default=0.0)
        return own >= self._nothing + _AGREES and own >= rest + _RIVALS


def bare_slots(message: Message, spec: Spec) -> Mapping[str, Slot]:
    """Return the slots of an intent in a message that no phrase of it fits: what its cue words leave."""
    cues = {
        word
        for template in spec.phrases
        for phrase in compiled(template)
        for words in (phrase.optional, *(part.words for part in phrase.parts))
        for word in words
    }
    free = next((slot for slot in spec.slots if slot not in TYPED), "")
    part = Part(slot=free, only="one" if free == "lines" else "", missing_ok=True) if free in _FREE else None
    phrase = Phrase((part,) if part else (), optional=frozenset(cues))
    found = filled(message, phrase, Laid((), (Gap(0, len(message.tokens), part, False),)), spec)
    return found.slots if found else {}


_FREE = ("what", "words", "lines")
