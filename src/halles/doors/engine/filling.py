"""What fills the slots of a phrase laid along a message, and which words that explains."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from halles.doors.engine.aligning import Gap, Laid
from halles.doors.engine.goods import is_no_thing, is_place, is_trade
from halles.doors.engine.kinds import SELLERS
from halles.doors.engine.meaning import Line, Slot, Spec
from halles.doors.engine.naming import kind_word, seller_word
from halles.doors.engine.numbers import is_counted, lines_of, reversed_lines
from halles.doors.engine.phrases import Phrase
from halles.doors.engine.reading import Message
from halles.doors.engine.recognised import floats
from halles.doors.engine.weights import CUTS, DENIED, LIGHT, PARTIAL, weight

_BREAKS = frozenset(".!?;(),:") | CUTS | DENIED
_LIST_BREAKS = frozenset(".!?()")
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
    aside: set[int] = field(default_factory=set)
    """Tokens of what is said of a thing: "un dentiste qui prend des patients"."""
    is_kind: bool = False
    is_guessed: bool = False
    """No number was said: one is meant, it seems."""


def filled(message: Message, phrase: Phrase, laid: Laid, spec: Spec) -> Filled | None:
    """Return the slots of a phrase, None where one that it needs is not said."""
    result = Filled(dict(phrase.sets))
    taken = {at for at, _ in laid.literals}
    typed = floats(message, spec, phrase, taken, _free_text(laid, message))
    if not phrase.needs <= typed.keys() | {"quantity"}:  # lines may bring it as well
        return None
    for span in typed.values():
        result.slots[span.slot] = span.value
        result.typed |= set(range(span.first, span.after))
    for gap in laid.gaps:
        if gap.slot and not _fill(message, gap, result, spec, phrase) and not gap.slot.missing_ok:
            return None
    if not phrase.needs <= result.slots.keys():
        return None
    return result


def _free_text(laid: Laid, message: Message) -> set[int]:
    return {
        at for gap in laid.gaps if gap.slot and gap.slot.slot == "words" for at in range(gap.first, gap.after)
    }


def _fill(message: Message, gap: Gap, result: Filled, spec: Spec, phrase: Phrase) -> bool:
    """Fill the free slot of a gap; False where nothing fits."""
    assert gap.slot is not None
    if gap.slot.slot == "words":
        return _fill_words(message, gap, result)
    if gap.slot.slot == "lines":
        return _fill_lines(message, gap, result, spec, phrase)
    return _fill_what(message, gap, result, spec, phrase)


def _fill_words(message: Message, gap: Gap, result: Filled) -> bool:
    assert gap.slot is not None
    first = _after_address(message, gap, result)
    while first < gap.after and (first in result.typed or message.tokens[first].word in _OPENERS):
        first += 1
    figures = any(character.isdigit() for character in message.written(first, gap.after))
    if first >= gap.after or (gap.slot.only == "figures" and not figures):
        return False
    result.words |= set(range(first, gap.after))
    result.slots["words"] = message.written(first, gap.after).strip(" .,;:-")
    return True


def _after_address(message: Message, gap: Gap, result: Filled) -> int:
    """Return where free text begins after whom it is for: "au boucher", "a lea chez coiffure lea :"."""
    typed = [at for at in range(gap.first, min(gap.first + 5, gap.after)) if at in result.typed]
    if not typed:
        return gap.first
    after = typed[0]
    while after < gap.after and after in result.typed:
        after += 1
    between = message.words[gap.first : typed[0]]
    return after if all(word in LIGHT for word in between) or "chez" in between else gap.first


_OPENERS_WORDS = """
: , ; . ! ( ) svp merci
"""
_OPENERS = frozenset(_OPENERS_WORDS.split())


def _fill_lines(message: Message, gap: Gap, result: Filled, spec: Spec, phrase: Phrase) -> bool:
    assert gap.slot is not None
    places = _first(_stretches(message, gap, result, _is_list_break), message)
    tokens = [message.tokens[at] for at in places]
    edges = phrase.optional | PARTIAL.keys()
    lines: tuple[Line, ...] = ()
    begin = 0
    if "quantity" in spec.slots and tokens and tokens[-1].word.isdigit():
        lines = reversed_lines(tokens, message.text, edges)
    if not lines:
        begin = next((at for at, token in enumerate(tokens) if is_counted(token.word)), 0)
        lines = lines_of(tokens, message.text, edges)
    if not lines and gap.slot.only == "one":
        lines = _one(message, _trimmed(message, places, edges))
        result.is_guessed = True
    if not lines or any(is_trade(line.what) for line in lines):
        return False
    result.free |= set(places[begin:])
    result.slots["lines"] = lines
    if "quantity" in spec.slots:
        _as_columns(lines, result)
    return True


def _one(message: Message, places: Sequence[int]) -> tuple[Line, ...]:
    return (Line(1, message.written(places[0], places[-1] + 1)),) if places else ()


def _as_columns(lines: Sequence[Line], result: Filled) -> None:
    """Say lines as `what` and `quantity` too: one of each, or several with "; " between them."""
    result.slots["what"] = "; ".join(line.what for line in lines)
    one = len(lines) == 1
    result.slots["quantity"] = lines[0].quantity if one else "; ".join(str(line.quantity) for line in lines)


def _fill_what(message: Message, gap: Gap, result: Filled, spec: Spec, phrase: Phrase) -> bool:
    assert gap.slot is not None
    stretches = _stretches(message, gap, result, _is_break)
    if gap.is_before:
        stretches.reverse()
    edges = phrase.optional | PARTIAL.keys()
    for places in stretches:
        if gap.slot.only not in ("", "thing"):
            places = _from_kind(message, places, gap.slot.only)
        places = _shop_alone(message, places) or _trimmed(message, places, edges)
        if places and gap.slot.only == "thing" and is_place(message, places):
            return False
        if places and (spec.risk == "A" or not is_no_thing(message, places[0], spec)):
            result.is_kind = gap.slot.only not in ("", "thing")
            result.aside |= _aside(message, places[-1] + 1, gap.after)
            result.free |= set(places[:MOST_WORDS])
            result.slots[gap.slot.slot] = message.written(places[0], places[-1] + 1)
            return True
    return False


def _trimmed(message: Message, places: Sequence[int], edges: Collection[str]) -> list[int]:
    """Return places without those at both ends whose words say nothing of a thing."""
    kept = list(places)
    while kept and _is_edge(message.tokens[kept[0]].word, edges):
        kept.pop(0)
    while kept and _is_edge(message.tokens[kept[-1]].word, edges):
        kept.pop()
    return kept


def _is_edge(word: str, edges: Collection[str]) -> bool:
    return word in LIGHT or word in edges


def _aside(message: Message, first: int, after: int) -> set[int]:
    """Return the places of a clause that only says more of a thing."""
    if first >= after or message.tokens[first].word not in CUTS:
        return set()
    end = next((at for at in range(first, after) if message.tokens[at].word in (".", "!", "?")), after)
    return set(range(first, end))


def _stretches(
    message: Message, gap: Gap, result: Filled, is_break: Callable[[Message, int], bool]
) -> list[list[int]]:
    """Return the places of a gap in runs between breaks, times and typed words, where they say something."""
    times = {at for span in message.spans if span.slot == "when" for at in range(span.first, span.after)}
    runs: list[list[int]] = [[]]
    for at in range(gap.first, gap.after):
        if at in result.typed or at in times or is_break(message, at):
            runs.append([])
        else:
            runs[-1].append(at)
    return [run for run in runs if any(weight(message.tokens[at].word) > 0 for at in run)]


def _is_break(message: Message, at: int) -> bool:
    return message.tokens[at].word in _BREAKS


def _is_list_break(message: Message, at: int) -> bool:
    """A list goes on after a comma and, "pour 6 personnes" aside, ends where it is told for whom."""
    word = message.tokens[at].word
    follows = message.tokens[at + 1].word if at + 1 < len(message.tokens) else ""
    return word in _LIST_BREAKS or (word in ("pour", "car", "comme") and not is_counted(follows))


def _first(runs: Sequence[list[int]], message: Message) -> list[int]:
    """Return the first run that holds a number, with what follows it up to the next break but a time."""
    for run in runs:
        if any(is_counted(message.tokens[at].word) for at in run):
            return run
    return runs[0] if runs else []


def _from_kind(message: Message, places: Sequence[int], only: str) -> list[int]:
    """Return the places from the first word of a kind on; nothing where there is none."""
    for number, at in enumerate(places):
        if _is_of(message, at, only):
            return list(places[number:])
    return []


def _shop_alone(message: Message, places: list[int]) -> list[int]:
    """Return the places of the shop that is named among some words, none where none is."""
    for span in message.spans:
        inside = [at for at in places if span.first <= at < span.after]
        if span.slot == "shop" and inside and inside[0] == span.first:
            before = [at for at in places[: places.index(span.first)] if kind_word(message.tokens[at].word)]
            return [*before[-1:], *inside] if before[-1:] == [span.first - 1] else inside
    return []


def _is_of(message: Message, at: int, only: str) -> bool:
    word = message.tokens[at].word
    if only == "market":
        return word in ("marche", "marches", "foire", "halles")
    if only == "seller":
        return word in SELLERS or bool(seller_word(word))
    return any(span.first <= at < span.after for span in message.spans if span.slot in ("kind", "shop"))
