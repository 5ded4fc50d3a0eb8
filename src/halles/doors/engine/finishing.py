"""The last touch on the slots of an intent: whole texts kept, a pause told as minutes."""

from collections.abc import Mapping

from halles.doors.engine.clock_words import minutes_at
from halles.doors.engine.meaning import Moment, Slot, Spec
from halles.doors.engine.reading import Message


def finished(message: Message, spec: Spec, slots: Mapping[str, Slot]) -> Mapping[str, Slot]:
    """Return the slots that an intent declares, and of a text that its phrase does not cut out, all of it."""
    kept = {name: value for name, value in slots.items() if name in spec.slots}
    if "words" in spec.slots and "words" not in kept and spec.slots[-1] == "words" and not _answers(spec):
        kept["words"] = message.text.strip()
    if "hours" in spec.slots and "word" not in spec.slots and "is" not in spec.slots:
        kept |= _length(message)
    return kept


def _answers(spec: Spec) -> bool:
    return "word" in spec.slots


def _length(message: Message) -> dict[str, Slot]:
    """Read "2h" as a length of time where an intent is about one, not as an hour of the day."""
    for at in range(len(message.tokens)):
        told = minutes_at(message.words, at)
        if told:
            words = message.written(at, told[1])
            return {"hours": words, "when": Moment(minutes=told[0], words=words)}
    return {}
