"""Put the parts of a rule in the standard's order and see that they leave no choice."""

from collections.abc import Iterator
from dataclasses import dataclass

from halles.town.engine.hours.tolerance import words
from halles.town.engine.hours.tolerance.cursor import Cursor
from halles.town.engine.hours.tolerance.dates import read_dates, starts_dates
from halles.town.engine.hours.tolerance.days import read_days, starts_days
from halles.town.engine.hours.tolerance.doubt import Judge
from halles.town.engine.hours.tolerance.lexer import COMMENT, NUMBER, UNKNOWN, Token
from halles.town.engine.hours.tolerance.parts import COMMA, DAYS, NOTE, ORDER, STATE, TIMES, Part
from halles.town.engine.hours.tolerance.times import COMMAS, read_times, starts_times

_PASSED_OVER = tuple("()/.:+[]")
_SILENT = (words.NOTHING, words.OCLOCK)


@dataclass(frozen=True, slots=True)
class Rule:
    """Parts that belong together, and what joins them to the rule before: ";", "," or "||"."""

    parts: tuple[Part, ...]
    joint: str

    @property
    def text(self) -> str:
        """The rule in the standard's spelling."""
        return " ".join(part.text for part in self.parts)

    def part(self, kind: str) -> Part | None:
        """Return the part of a kind, if the rule has one."""
        return next((part for part in self.parts if part.kind == kind), None)


def rules_of(tokens: list[Token], judge: Judge) -> list[Rule]:
    """Return the rules of what stands between two semicolons."""
    cursor = Cursor(tokens, judge)
    parts = list(_parts(cursor))
    if len(parts) > 1 and parts[-1].text == ",":
        parts.pop()
    groups = list(_grouped(parts, judge))
    return [
        _ordered(group, "," if number else ";", len(groups) == 1, judge)
        for number, group in enumerate(groups)
    ]


def _parts(cursor: Cursor) -> Iterator[Part]:
    """Read the parts one after the other."""
    while cursor.at < len(cursor.tokens):
        token = cursor.peek()
        if starts_dates(cursor):
            yield _ended(read_dates(cursor), cursor)
        elif starts_days(cursor):
            yield _ended(read_days(cursor), cursor)
        elif starts_times(cursor):
            yield read_times(cursor)
        elif token.kind == words.STATE:
            yield _stated(cursor)
        elif token.kind == COMMENT:
            yield Part(NOTE, cursor.take().value, token.start, token.end)
        elif token.kind in COMMAS:
            cursor.take()
            yield Part(COMMA, token.kind, token.start, token.end)
        elif cursor.skip(*_SILENT):
            if cursor.at > 1 and cursor.peek().kind == ":" and cursor.peek(1).kind == NUMBER:
                cursor.take()
        else:
            _stray(cursor)


def _ended(part: Part, cursor: Cursor) -> Part:
    """Go past the colon that may follow dates and days."""
    colon = cursor.peek()
    if cursor.skip(":") and not _says_something(cursor):
        cursor.judge.doubt("order", colon)
    return part


def _says_something(cursor: Cursor) -> bool:
    """Return whether hours, days or a state follow, silent words aside."""
    begin = cursor.at
    while cursor.skip(words.NOTHING):
        pass
    found = starts_times(cursor) or starts_days(cursor) or cursor.peek().kind in (words.STATE, COMMENT)
    cursor.at = begin
    return found


def _stated(cursor: Cursor) -> Part:
    """Read "open", "closed" or "unknown"; a colon after it would make what follows a reason."""
    token = cursor.take()
    if cursor.peek().kind == ":" and cursor.peek(1).kind != COMMENT:
        cursor.judge.doubt("order", cursor.peek())
    cursor.skip(":")
    return Part(STATE, token.value, token.start, token.end)


def _stray(cursor: Cursor) -> None:
    """Doubt a token that no part begins with; loosely, brackets and the like are passed over."""
    token = cursor.peek()
    if token.kind == UNKNOWN:
        raise cursor.judge.lost("unknown-word", token)
    if token.kind in _PASSED_OVER or (token.kind == "-" and cursor.peek(1).kind == NUMBER) or not token.sure:
        cursor.judge.doubt("order" if token.sure else "unsure-word", token)
        cursor.at += 1
        return
    raise cursor.judge.lost("order", token)


def _grouped(parts: list[Part], judge: Judge) -> Iterator[list[Part]]:
    """Yield the parts of each rule: a comma ends one that already says hours or a state."""
    group: list[Part] = []
    for number, part in enumerate(parts):
        following = parts[number + 1].kind if number + 1 < len(parts) else ""
        if part.kind == COMMA:
            if not _is_end(group, [each.kind for each in parts[number + 1 :]]):
                judge.doubt_at("order", part.start, part.end)
                continue
            yield group
            group = []
        elif _is_same_again(group, parts[number : number + 2]):
            group[-2:] = [_with_days(group[-2], part), parts.pop(number + 1)]
        elif _is_another(part, {each.kind for each in group}, following):
            judge.doubt_at("order", part.start, part.end)
            yield group
            group = [part]
        else:
            group.append(part)
    if group:
        yield group


def _is_end(group: list[Part], following: list[str]) -> bool:
    """Return whether a comma after `group` ends a rule, and another follows."""
    kinds = [part.kind for part in group]
    if not group or any(part.text == "24/7" for part in group):
        return False
    if kinds[-1:] not in ([TIMES], [STATE], [NOTE]) or following[:1] in ([], [COMMA]):
        return False
    return kinds != [TIMES] or following != [DAYS]


def _is_another(part: Part, kinds: set[str], following: str) -> bool:
    """Return whether a part begins another rule without a separator: "Mo 9-12 Tu 9-13", "9-12 closed Su"."""
    return part.kind in kinds or (part.kind == STATE and TIMES in kinds and following == DAYS)


def _is_same_again(group: list[Part], following: list[Part]) -> bool:
    """Return whether days and hours repeat the hours of those right before: "Fr 9-12 Sa 9-12"."""
    kinds = [DAYS, TIMES]
    return (
        [part.kind for part in group[-2:]] == kinds == [part.kind for part in following]
        and group[-1].text == following[1].text
        and not any(holiday in part.text for part in (group[-2], following[0]) for holiday in ("PH", "SH"))
    )


def _with_days(part: Part, other: Part) -> Part:
    """Return two parts that say days as one."""
    return Part(DAYS, f"{part.text},{other.text}", part.start, other.end, days=part.days | other.days)


def _ordered(group: list[Part], joint: str, alone: bool, judge: Judge) -> Rule:
    """Return the rule with its parts in the standard's order.

    Rules that commas join must have been in it; so must "closed" hours, for it is not sure what is closed.
    """
    kinds = [part.kind for part in group]
    ordered = sorted(group, key=lambda part: ORDER.index(part.kind))
    if NOTE in kinds[:-1]:
        judge.doubt_at("order", group[0].start, group[-1].end)
    if kinds != [part.kind for part in ordered]:
        judge.note("order")
        closed = any(part.text == "off" for part in group) and TIMES in kinds
        if closed or (not alone and TIMES in kinds):
            judge.doubt_at("order", group[0].start, group[-1].end)
    return Rule(tuple(ordered), joint)
