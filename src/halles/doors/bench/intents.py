"""How well text messages are understood: a corpus in two halves, and answers about consent.

The corpus was written before any phrase, by who did not know the engine, and split by a hash of each text.
Phrases were written with one half in sight ("tuning"); figures without a suffix are of the other, whose
messages nobody had read who wrote them. Its figures were first taken with all frozen (recall 0.8164, 6 false
actions); one round of phrases followed, from messages thought up anew: later ones are not blind. An item
is recalled where its intent and all the slots that the corpus tells are right, whether or not the doors would
ask "1 = oui, 2 = non" first (`sure_share` of those that act: no question was needed). A false action is a
message for which something else that acts (risk B or C) would be done at once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from halles.doors.bench.intents_data import NAMES, TODAY, Item, consents, items, specs
from halles.doors.bench.intents_slots import wrong_slots
from halles.doors.bench.outgoing import one_segment_share
from halles.doors.engine import Spec, Understood, consent_of, reply_of, understand
from halles.kit.progress import Progress

NOTHING = "none"
ANSWERS = frozenset({"text.yes", "text.no", "text.undo"})
"""They do nothing but answer a question that waits, and that is read by `consent_of` and `reply_of`."""


@dataclass(frozen=True)
class Judged:
    """One message, what was understood, and how far it was right."""

    item: Item
    understood: Understood
    is_intent_right: bool
    wrong: tuple[str, ...]
    is_false_action: bool

    @property
    def is_recalled(self) -> bool:
        """Intent and slots are right."""
        return self.is_intent_right and not self.wrong


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Judge both halves of the corpus and, in `data`, every csv of the columns "texte" and "intention"."""
    known = specs()
    metrics: dict[str, Any] = {}
    for done, (half, suffix) in enumerate((("heldout", ""), ("tuning", "_tuning")), 1):
        began = process_time()
        judged = judge(items(half), known)
        metrics[f"ms_per_message{suffix}"] = round((process_time() - began) / len(judged) * 1000, 2)
        metrics |= {f"{name}{suffix}": value for name, value in figures(judged, known).items()}
        progress.step("halves", done, 2)
    metrics |= _consent(data) if data else {}
    metrics["one_segment"] = round(one_segment_share(), 4)
    return {"metrics": metrics}


def judge(corpus: Iterable[Item], known: Sequence[Spec]) -> list[Judged]:
    """Return each message with what was understood of it."""
    acting = {spec.name for spec in known if spec.risk != "A"} - ANSWERS
    return [_judged(item, _understood(item, known), acting) for item in corpus]


def _judged(item: Item, found: Understood, acting: set[str]) -> Judged:
    right = found.intent == item.intent or (item.intent == NOTHING and not found.sure)
    acts = found.sure and found.intent in acting and found.intent != item.intent
    return Judged(item, found, right, tuple(wrong_slots(item, found.slots)) if right else (), acts)


def _understood(item: Item, known: Sequence[Spec]) -> Understood:
    """Understand a message as the doors do: what waits for an answer is asked first."""
    if item.pending == "confirm":
        answer = consent_of(item.text)
        if answer in ("yes", "no"):
            return Understood(f"text.{answer}", sure=True)
        return Understood("")
    if item.pending == "undo" and reply_of(item.text, kind="undo") == 0:
        return Understood("text.undo", sure=True)
    return understand(
        item.text,
        specs=known,
        names=NAMES,
        today=TODAY,
        is_shop=item.who == "shop",
        is_agent=item.who == "agent",
    )


def figures(judged: Sequence[Judged], known: Sequence[Spec]) -> dict[str, Any]:
    """Return recall (of intents and slots, and of intents alone), false actions, and both by intent."""
    asked = [each for each in judged if each.item.intent != NOTHING]
    acting = {spec.name for spec in known if spec.risk != "A"}
    acts = [each for each in asked if each.is_recalled and each.item.intent in acting]
    return {
        "messages": len(judged),
        "recall": _share(asked, [each for each in asked if each.is_recalled]),
        "recall_of_intents": _share(asked, [each for each in asked if each.is_intent_right]),
        "sure_share": _share(acts, [each for each in acts if each.understood.sure]),
        "false_actions": sum(each.is_false_action for each in judged),
        "none_answered": sum(
            each.understood.intent != "" and each.understood.sure for each in judged if each not in asked
        ),
        "per_intent": _by(asked, lambda each: each.item.intent),
        "per_stall": _by(asked, lambda each: each.item.intent.partition(".")[0]),
    }


def _by(judged: Sequence[Judged], key: Any) -> dict[str, float]:
    whole = Counter(map(key, judged))
    right = Counter(key(each) for each in judged if each.is_recalled)
    return {name: round(right[name] / many, 3) for name, many in sorted(whole.items())}


def _share(whole: Sequence[Judged], part: Sequence[Judged]) -> float:
    return round(len(part) / len(whole), 4) if whole else 0.0


def _consent(data: Path) -> dict[str, Any]:
    answers = [(meant, consent_of(text)) for text, meant in consents(data)]
    yes = [found for meant, found in answers if meant == "yes"]
    return {
        "consent_answers": len(answers),
        "consent_recall": round(yes.count("yes") / len(yes), 4) if yes else None,
        "false_consent": sum(found == "yes" != meant for meant, found in answers),
        "consent_accuracy": round(sum(meant == found for meant, found in answers) / max(1, len(answers)), 4),
    }
