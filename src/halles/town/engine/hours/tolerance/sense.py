"""Whether several rules together can be what was meant: none hides another or says its hours twice."""

from dataclasses import replace

from halles.town.engine.hours.tolerance.doubt import Judge
from halles.town.engine.hours.tolerance.parts import DAYS, NOTE, STATE, TIMES, WIDE
from halles.town.engine.hours.tolerance.shape import Rule
from halles.town.engine.hours.tolerance.words.weekdays import DAYS as WEEK


def checked(rules: list[Rule], judge: Judge) -> list[Rule]:
    """Return the rules; loosely, joined in the way that makes sense of them."""
    bare = [not {part.kind for part in rule.parts} & {TIMES, STATE, NOTE} for rule in rules]
    found: list[Rule] = []
    for rule, is_bare in zip(rules, bare, strict=True):
        if is_bare:
            _check_bare(rule, all(bare), judge)
        _check_spans(rule, judge)
        joints = {_joint(earlier, rule, judge) for earlier in found} if rule.joint != "||" else {"||"}
        found.append(replace(rule, joint="," if "," in joints else ";") if judge.loose else rule)
    return found


def _check_bare(rule: Rule, all_bare: bool, judge: Judge) -> None:
    """Doubt days that have no hours where others have; days alone are open day and night: worth a note."""
    judge.note("no-hours")
    if not all_bare:
        judge.doubt_at("no-hours", rule.parts[0].start, rule.parts[-1].end)


def _check_spans(rule: Rule, judge: Judge) -> None:
    """Doubt hours that overlap."""
    spans = _spans(rule)
    if any(_overlap(spans[:number], spans[number : number + 1]) for number in range(1, len(spans))):
        judge.doubt_at("overlap", rule.parts[0].start, rule.parts[-1].end)


def _joint(earlier: Rule, rule: Rule, judge: Judge) -> str:
    """Return what best joins a rule to an earlier one; doubt that it takes away what that one says."""
    if any(each.part(kind) for each in (rule, earlier) for kind in WIDE):
        return ";"
    shared = _days(earlier) & _days(rule)
    spans, before = _spans(rule), _spans(earlier)
    overlap = bool(shared) and _overlap(before, spans)
    if rule.joint == "," and overlap:
        judge.note("overlap")
    if rule.joint == ";" and _opens_closed(earlier, rule, shared):
        judge.doubt_at("hidden", rule.parts[0].start, rule.parts[-1].end)
    if rule.joint == ";" and spans and before and _days(earlier) <= _days(rule):
        judge.note("hidden")
    return "," if shared and spans and before and not overlap else ";"


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
