"""What fills the slots of a phrase laid along a message, and which words that explains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from halles.doors.engine.aligning import Gap, Laid
from halles.doors.engine.kinds import SELLERS
from halles.doors.engine.meaning import Line, Slot, Spec
from halles.doors.engine.naming import seller_word
from halles.doors.engine.numbers import lines_of, reversed_lines, thing
from halles.doors.engine.phrases import TYPED, Phrase
from halles.doors.engine.reading import Message, Span
from halles.doors.engine.weights import CUTS, DENIED, LIGHT, weight

_BREAKS = frozenset(". ! ? ; ( )".split())
_LIST_BREAKS = frozenset(". ! ? ( )".split())
MOST_WORDS = 7
"""The name of a thing has no more words."""


@dataclass(slots=True)
class Filled:
    """The slots, and the tokens that each kind of explanation covers."""

    slots: dict[str, Slot] = field(default_factory=dict)
    typed: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)
    words: set[int] = field(default_factory=set)
    """Tokens of free text: nothing in them is judged."""
    is_kind: bool = False


def filled(message: Message, phrase: Phrase, laid: Laid, spec: Spec) -> Filled | None:
    """Return the slots of a phrase, None where one that it needs is not said."""
    result = Filled(dict(phrase.sets))
    taken = {at for at, _ in laid.literals}
    floats = _floats(message, spec, taken, _free_text(laid, message))
    if not phrase.needs <= floats.keys() | _late(phrase):
        return None
    for span in floats.values():
        result.slots[span.slot] = span.value
        result.typed |= set(range(span.first, span.after))
    for gap in laid.gaps:
        if gap.slot and not _fill(message, gap, result, spec) and not gap.slot.missing_ok:
            return None
    if not phrase.needs <= result.slots.keys():
        return None
    return result


def _late(phrase: Phrase) -> frozenset[str]:
    """Return the typed slots that the lines of a list may bring as well."""
    return phrase.needs & {"quantity"}


def _free_text(laid: Laid, message: Message) -> set[int]:
    return {
        at for gap in laid.gaps if gap.slot and gap.slot.slot == "words" for at in range(gap.first, gap.after)
    }


def _floats(message: Message, spec: Spec, taken: set[int], text: set[int]) -> Mapping[str, Span]:
    """Return for each typed slot of an intent the first value said: the longest names come first."""
    found: dict[str, Span] = {}
    used: set[int] = set(taken)
    wanted = [slot for slot in spec.slots if slot in TYPED]
    for slot in sorted(wanted, key=_rank):
        for span in message.spans:
            if _kind(span.slot, slot, spec) and not used & set(range(span.first, span.after)):
                if slot not in ("shop", "code", "number") and text & set(range(span.first, span.after)):
                    continue
                found[slot] = Span(slot, span.first, span.after, _value(message, span))
                if slot != "hours":
                    used |= set(range(span.first, span.after))
                break
    return found


def _rank(slot: str) -> int:
    order = ("code", "car_park", "shop", "hours", "when", "price", "number", "free", "quantity")
    return order.index(slot) if slot in order else len(order)


def _kind(found: str, slot: str, spec: Spec) -> bool:
    """A shop may be named by its kind: "demande au boucher"."""
    return found == slot or (slot == "shop" and found == "kind" and "lines" not in spec.slots)


def _value(message: Message, span: Span) -> Slot:
    return message.written(span.first, span.after) if span.slot == "kind" else span.value


def _fill(message: Message, gap: Gap, result: Filled, spec: Spec) -> bool:
    """Fill the free slot of a gap; False where nothing fits."""
    assert gap.slot is not None
    if gap.slot.slot == "words":
        return _fill_words(message, gap, result)
    if gap.slot.slot == "lines":
        return _fill_lines(message, gap, result, spec)
    return _fill_what(message, gap, result)


def _fill_words(message: Message, gap: Gap, result: Filled) -> bool:
    first = gap.first
    while first < gap.after and (first in result.typed or message.tokens[first].word in _OPENERS):
        first += 1
    if first >= gap.after:
        return False
    result.words |= set(range(first, gap.after))
    result.slots["words"] = message.written(first, gap.after).strip(" .,;:-")
    return True


_OPENERS = frozenset(": , ; . ! ( )".split())


def _fill_lines(message: Message, gap: Gap, result: Filled, spec: Spec) -> bool:
    places = _stretch(message, gap, result, _LIST_BREAKS)
    tokens = [message.tokens[at] for at in places]
    lines: tuple[Line, ...] = ()
    if tokens and not tokens[0].word.isdigit() and "quantity" in spec.slots:
        lines = reversed_lines(tokens, message.text)
    lines = lines or lines_of(tokens, message.text)
    if not lines:
        return False
    result.free |= set(places)
    result.slots["lines"] = lines
    if "quantity" in spec.slots:
        _as_columns(lines, result)
    return True


def _as_columns(lines: Sequence[Line], result: Filled) -> None:
    """Say lines as `what` and `quantity` too: one of each, or several with "; " between them."""
    result.slots["what"] = "; ".join(line.what for line in lines)
    one = len(lines) == 1
    result.slots["quantity"] = lines[0].quantity if one else "; ".join(str(line.quantity) for line in lines)


def _fill_what(message: Message, gap: Gap, result: Filled) -> bool:
    assert gap.slot is not None
    places = _stretch(message, gap, result, _BREAKS | {","} | CUTS | DENIED)
    if gap.slot.only:
        places = _from_kind(message, places, gap.slot.only)
        result.is_kind = bool(places)
    said = thing([message.tokens[at] for at in places], message.text)
    content = [at for at in places if weight(message.tokens[at].word) > 0]
    if not said or not content:
        return False
    result.free |= set(places[: _last_place(places, content)])
    result.slots[gap.slot.slot] = said
    return True


def _last_place(places: Sequence[int], content: Sequence[int]) -> int:
    kept = content[:MOST_WORDS]
    return places.index(kept[-1]) + 1


def _stretch(message: Message, gap: Gap, result: Filled, breaks: frozenset[str]) -> list[int]:
    """Return the places of a gap from its first word that says something up to a break, typed ones left out."""
    places: list[int] = []
    for at in range(gap.first, gap.after):
        word = message.tokens[at].word
        if at in result.typed:
            if places and any(message.tokens[p].word not in LIGHT for p in places):
                break
            continue
        if word in breaks:
            if any(message.tokens[p].word not in LIGHT for p in places):
                break
            places = []
            continue
        places.append(at)
    return places


def _from_kind(message: Message, places: Sequence[int], only: str) -> list[int]:
    """Return the places from the first word of a kind on; nothing where there is none."""
    for number, at in enumerate(places):
        if _is_of(message, at, only):
            return list(places[number:])
    return []


def _is_of(message: Message, at: int, only: str) -> bool:
    word = message.tokens[at].word
    if only == "market":
        return word in ("marche", "marches", "foire", "halles")
    if only == "seller":
        return word in SELLERS or bool(seller_word(word))
    return any(span.first <= at < span.after for span in message.spans if span.slot in ("kind", "shop"))
