"""Which of the typed values of a message an intent takes: moment, shop, car park, code, number, price."""

from collections.abc import Mapping

from halles.doors.engine.meaning import Slot, Spec
from halles.doors.engine.numbers import number_of
from halles.doors.engine.phrases import TYPED, Phrase
from halles.doors.engine.reading import Message, Span
from halles.doors.engine.weights import LIGHT


def floats(
    message: Message, spec: Spec, phrase: Phrase, taken: set[int], text: set[int]
) -> Mapping[str, Span]:
    """Return what is said for each typed slot: the longest name, the moment nearest to the phrase."""
    found: dict[str, Span] = {}
    used: set[int] = set(taken)
    wanted = [slot for slot in spec.slots if slot in TYPED and (slot in phrase.needs or slot != "quantity")]
    for slot in sorted(wanted, key=_rank):
        for span in _spans(message, slot, spec, taken):
            places = set(range(span.first, span.after))
            if used & places or (slot not in _IN_TEXT and text & places):
                continue
            found[slot] = Span(slot, span.first, span.after, _value(message, span))
            if slot != "hours":
                used |= places
            break
    return found


_IN_TEXT = ("shop", "code", "number")
"""Slots that may be said within free text."""


def _spans(message: Message, slot: str, spec: Spec, taken: set[int]) -> list[Span]:
    spans = [span for span in message.spans if _kind(span, slot, spec, message)]
    if slot == "shop":
        spans.sort(key=lambda span: span.slot == "kind")
    if slot == "when" and taken:
        spans.sort(key=lambda span: min(min(abs(at - span.first), abs(at - span.after + 1)) for at in taken))
    return spans


def _rank(slot: str) -> int:
    order = ("code", "car_park", "shop", "hours", "when", "price", "number", "free", "quantity")
    return order.index(slot) if slot in order else len(order)


def _kind(span: Span, slot: str, spec: Spec, message: Message) -> bool:
    """A shop may be named by its kind: "demande au boucher"; a pause lasts so many hours."""
    if slot == "hours" and "is" not in spec.slots:
        return span.slot == "length"
    if slot == "shop" and "lines" in spec.slots:
        return span.slot in ("shop", "kind") and _is_where(span, message)
    return span.slot == slot or (slot == "shop" and span.slot == "kind")


def _is_where(span: Span, message: Message) -> bool:
    """Say whether a shop is where a thing is kept ("au fournil"), not what it is made of ("de fleurs")."""
    words = message.words
    before = [word for word in words[max(0, span.first - 2) : span.first] if word in LIGHT]
    if before and before[-1] in ("de", "d", "des", "du"):
        return False
    if {"a", "au", "aux", "chez"} & set(before):
        return True
    is_last = all(word in LIGHT for word in words[span.after :]) or words[span.after] in ("pour", ",")
    return span.slot == "shop" or (is_last and span.first > 1 and number_of(words[span.first - 1]) is None)


def _value(message: Message, span: Span) -> Slot:
    return message.written(span.first, span.after) if span.slot == "kind" else span.value
