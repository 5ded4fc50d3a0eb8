"""Whether several rules together can be what was meant: none hides another, none says the same hours twice."""

from dataclasses import replace

from halles.town.engine.hours.tolerance.doubt import Judge
from halles.town.engine.hours.tolerance.parts import DAYS, NOTE, STATE, TIMES, WIDE
from halles.town.engine.hours.tolerance.shape import Rule
from halles.town.engine.hours.tolerance.words.weekdays import DAYS as WEEK


def checked(rules: list[Rule], judge: Judge) -> list[Rule]:
    """Return the rules; loosely, joined in the way that makes sense of them."""
    found: list[Rule] = []
    for rule in rules:
        _check_alone(rule, judge)
        joint = rule.joint
        for earlier in found:
            joint = _joint(earlier, rule, joint, judge)
        found.append(replace(rule, joint=joint))
    return found


def _check_alone(rule: Rule, judge: Judge) -> None:
    """Doubt a rule without hours, which would be open day and night, or with hours that overlap."""
    kinds = {part.kind for part in rule.parts}
    start, end = rule.parts[0].start, rule.parts[-1].end
    if not kinds & {TIMES, STATE, NOTE}:
        judge.doubt_at("no-hours", start, end)
    spans = _spans(rule)
    if any(_overlap(spans[:number], spans[number : number + 1]) for number in range(1, len(spans))):
        judge.doubt_at("overlap", start, end)


def _joint(earlier: Rule, rule: Rule, joint: str, judge: Judge) -> str:
    """Return how a rule is joined to those before it, doubting that it takes away or repeats hours of one."""
    if joint == "||" or rule.part(WIDE) or earlier.part(WIDE) or not (_spans(rule) and _spans(earlier)):
        return joint
    start, end = rule.parts[0].start, rule.parts[-1].end
    overlap = _overlap(_spans(earlier), _spans(rule))
    if joint == "," and overlap and _days(earlier) & _days(rule):
        judge.doubt_at("overlap", start, end)
        return ";"
    if joint == ";" and _days(earlier) <= _days(rule):
        judge.doubt_at("hidden", start, end)
        return ";" if overlap else ","
    return joint


def _days(rule: Rule) -> frozenset[str]:
    days = rule.part(DAYS)
    return days.days if days else frozenset(WEEK)


def _spans(rule: Rule) -> tuple[tuple[int, int], ...]:
    times = rule.part(TIMES)
    return times.spans if times and not rule.part(STATE) else ()


def _overlap(ours: tuple[tuple[int, int], ...], theirs: tuple[tuple[int, int], ...]) -> bool:
    return any(begin < until and start < end for start, end in ours for begin, until in theirs)
