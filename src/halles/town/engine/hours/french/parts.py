"""The parts of a day: which spans are the morning's, and what is left when a part is closed."""

from halles.town.engine.hours.french.times import OPEN_END, Span

_H = 60
WINDOWS: dict[str, Span] = {
    "morning": (9 * _H, 12 * _H),
    "noon": (12 * _H, 14 * _H),
    "afternoon": (14 * _H, 18 * _H),
    "evening": (19 * _H, 22 * _H),
}
"""What a part of the day is when no hour is told: for what is uncertain anyway ("sur rendez-vous")."""


def fits(span: Span, part: str) -> bool:
    """Whether `span` is within what people call that part of the day."""
    start, end = span
    if part == "morning":
        return start < 12 * _H and end <= 14 * _H
    if part == "noon":
        return start >= 11 * _H and end <= 15 * _H + 30
    if part == "afternoon":
        return start >= 12 * _H and end <= 21 * _H
    return start >= 16 * _H


def without(spans: tuple[Span, ...], part: str) -> tuple[Span, ...] | None:
    """Return what stays open when `part` is closed; None if a span goes through it or none is in it."""
    kept = []
    for span in spans:
        if fits(span, part):
            continue
        if not _is_outside(span, part):
            return None
        kept.append(span)
    return tuple(kept) if len(kept) < len(spans) else None


def _is_outside(span: Span, part: str) -> bool:
    start, end = span
    if part == "morning":
        return start >= 12 * _H
    if part == "noon":
        return end <= 11 * _H + 30 or start >= 14 * _H
    if part == "afternoon":
        return end <= 14 * _H or start >= 18 * _H
    return end <= 18 * _H


def since(spans: tuple[Span, ...], part: str) -> tuple[Span, ...] | None:
    """Return the spans from that part of the day on ("du lundi après-midi au…"), None one being cut: None."""
    earliest = {"morning": 0, "noon": 11 * _H, "afternoon": 12 * _H, "evening": 16 * _H}[part]
    kept = tuple(span for span in spans if span[0] >= earliest)
    cut = any(span[0] < earliest < min(span[1], OPEN_END) - 2 * _H for span in spans)
    return kept if kept and not cut else None


def until(spans: tuple[Span, ...], part: str) -> tuple[Span, ...] | None:
    """Return the spans until that part of the day ("au samedi midi"), None if one goes beyond."""
    latest = {"morning": 14 * _H, "noon": 15 * _H + 30, "afternoon": 21 * _H, "evening": OPEN_END}[part]
    kept = tuple(span for span in spans if span[1] <= latest)
    cut = any(span[0] < 12 * _H and span[1] > latest for span in spans)
    return kept if kept and not cut else None
