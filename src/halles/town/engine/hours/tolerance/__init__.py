"""Read opening hours as people write them, and write them back as the standard has them.

"Lundi à vendredi 9h - 12h", "M-F 8:30 AM to 5 PM", "Mo-Fr 9.00 – 18.30 Uhr": each word must be known and each
arrangement must leave no choice, or the text is refused, with what was probably meant as a suggestion.
"""

from dataclasses import dataclass

from halles.town.engine.hours.grammar import parse
from halles.town.engine.hours.model import Rules
from halles.town.engine.hours.refusal import NotUnderstood
from halles.town.engine.hours.tolerance.characters import clean
from halles.town.engine.hours.tolerance.doubt import Doubt, Judge
from halles.town.engine.hours.tolerance.language import settle
from halles.town.engine.hours.tolerance.lexer import Token, tokens_of
from halles.town.engine.hours.tolerance.sense import checked
from halles.town.engine.hours.tolerance.shape import Rule, rules_of
from halles.town.engine.hours.tolerance.suggest import mended
from halles.town.engine.hours.tolerance.times import counts_to_24
from halles.town.engine.hours.write import written

__all__ = ["Normal", "mend", "normalise"]

_JOINTS = {";": "; ", ",": ", ", "||": " || "}


@dataclass(frozen=True, slots=True)
class Normal:
    """Opening hours in the standard's spelling, and the slugs of what was mended or is worth a second look.

    Mended: "characters", "names" (of days), "half-days" (am, pm), "order", "spelling" (anything else). Worth
    a second look: "no-hours" (days alone: open day and night), "hidden" (a rule replaces one before it),
    "overlap" (a rule adds hours to days that have some at the time).
    """

    text: str
    changes: tuple[str, ...] = ()


def normalise(text: str) -> Normal:
    """Return what a text says in the standard's spelling, or raise NotUnderstood with a suggestion."""
    try:
        return Normal(written(parse(text)))
    except NotUnderstood:
        rules, changes = mend(text)
        return Normal(written(rules), changes)


def mend(text: str, *, points: bool = False) -> tuple[Rules, tuple[str, ...]]:
    """Return the rules of a text that the grammar refuses, and what was mended; as `normalise`.

    `points`: moments are meant, not spans.
    """
    cleaned = clean(text)
    try:
        tokens = tokens_of(cleaned.text)
        judge = Judge(counts_to_24=counts_to_24(tokens), points=points)
        rules = parse(_normal(cleaned.text, tokens, judge), points=points)
    except Doubt as doubt:
        start, end = cleaned.place(doubt.start, doubt.end)
        raise NotUnderstood(text, start, end, doubt.reason, _suggestion(text, points)) from None
    except NotUnderstood as refused:
        raise NotUnderstood(text, 0, len(text), refused.reason) from None
    characters = ["characters"] if cleaned.text != text else []
    return rules, tuple(characters + judge.notes) or ("spelling",)


def _suggestion(text: str, points: bool) -> str:
    """Return what was probably meant, in the standard's spelling; "" if there is no good guess."""
    cleaned = clean(text, guessing=True)
    for guessing in (False, True):
        try:
            tokens = mended(tokens_of(cleaned.text, guessing=guessing))
            judge = Judge(loose=True, counts_to_24=counts_to_24(tokens), points=points)
            return written(parse(_normal(cleaned.text, tokens, judge), points=points))
        except (Doubt, NotUnderstood):
            continue
    return ""


def _normal(text: str, tokens: list[Token], judge: Judge) -> str:
    """Return the rules of the tokens as one text."""
    if not tokens:
        raise Doubt("empty", 0, len(text))
    if tokens[0].kind == "||":
        raise Doubt("order", tokens[0].start, tokens[0].end)
    joints, groups = _split(tokens)
    rules: list[Rule] = []
    for joint, group in zip(joints, settle(groups, judge), strict=True):
        own = rules_of(group, judge)
        rules += [Rule(rule.parts, joint) if number == 0 else rule for number, rule in enumerate(own)]
    rules = checked(rules, judge)
    if not rules:
        raise Doubt("empty", 0, len(text))
    return rules[0].text + "".join(_JOINTS[rule.joint] + rule.text for rule in rules[1:])


def _split(tokens: list[Token]) -> tuple[list[str], list[list[Token]]]:
    """Return what stands between semicolons or "||", each with the sign before it."""
    joints, groups = [";"], [list[Token]()]
    for token in tokens:
        if token.kind not in (";", "||"):
            groups[-1].append(token)
        elif groups[-1]:
            joints.append(token.kind)
            groups.append([])
        else:
            joints[-1] = token.kind
    if not groups[-1]:
        joints.pop()
        groups.pop()
    return joints, groups
