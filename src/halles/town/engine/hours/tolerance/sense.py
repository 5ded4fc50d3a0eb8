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
    """Return how a rule is joined to those before it, doubting that it takes away or repeats what one says."""
    if joint == "||" or rule.part(WIDE) or earlier.part(WIDE):
        return joint
    shared = _days(earlier) & _days(rule)
    overlap = bool(shared) and _overlap(_spans(earlier), _spans(rule))
    hidden = bool(_spans(earlier) and _spans(rule)) and _days(earlier) <= _days(rule)
    if (joint == "," and overlap) or (joint == ";" and (hidden or _opens_closed(earlier, rule, shared))):
        judge.doubt_at("overlap" if joint == "," else "hidden", rule.parts[0].start, rule.parts[-1].end)
    if not judge.loose:
        return joint
    return "," if shared and not overlap and _spans(earlier) and _spans(rule) else ";"


def _opens_closed(earlier: Rule, rule: Rule, shared: frozenset[str]) -> bool:
    """Return whether a day said to be closed would be open by a later rule: "closed Su; 9:00-18:00"."""
    closed = earlier.part(STATE)
    return bool(shared and closed and closed.text == "off" and not earlier.part(TIMES) and _spans(rule))


def _days(rule: Rule) -> frozenset[str]:
    days = rule.part(DAYS)
    return days.days if days else frozenset(WEEK)


def _spans(rule: Rule) -> tuple[tuple[int, int], ...]:
    times = rule.part(TIMES)
    return times.spans if times and not rule.part(STATE) else ()


def _overlap(ours: tuple[tuple[int, int], ...], theirs: tuple[tuple[int, int], ...]) -> bool:
    return any(start < until and begin < end for start, end in ours for begin, until in theirs)
