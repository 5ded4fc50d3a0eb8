"""Read spans of time from words: "de 9h à 12h et 14h-18h", "9h 12h 14h 17h", "8-18h", "à partir de 18 h"."""

from collections.abc import Sequence
from itertools import pairwise

from halles.town.engine.hours.french.words import Token

Span = tuple[int, int]
"""Minutes after midnight, from and until; the end is beyond 24 h past midnight, and OPEN_END if not said."""
DAY = 24 * 60
OPEN_END = 10_000
"""The end of a span of which only the beginning is told."""

_LATEST = 8 * 60
_EARLIEST = 5 * 60
_LONGEST = 20 * 60
_BETWEEN = frozenset({"from", "and", "also", "to", "until", "between", "noise", "open"})
_LINKS = frozenset({"-", "/", "to", "until", "", "- -", "/ /", "- to"})
Found = tuple[str, tuple[Span, ...], int] | tuple[str, object, int]


def read_times(tokens: Sequence[Token], place: int) -> Found | None:
    """Return what times are here and the place after them, None if none is.

    ("spans", spans, end), or for one time alone ("until" or "at", minutes, end), else ("unsure", None, end).
    """
    opening, at = _opening(tokens, place)
    if at >= len(tokens) or not _is_time(tokens, at, opening):
        return None
    if tokens[at].kind == "always":
        return "spans", ((0, DAY),), at + 1
    run, end = _run(tokens, at)
    if not any(token.kind == "time" for token, _ in run):
        return None
    if len(run) == 1:
        return _alone(opening, _minutes(run[0][0]), end)
    if len(run) % 2 and run[-1][1] == ",":
        run, end = run[:-1], end - 2
    spans = _pairs(run, is_between=opening == "between")
    return ("spans", spans, end) if spans else ("unsure", None, end)


def _is_time(tokens: Sequence[Token], at: int, link: str) -> bool:
    """Whether a time is here: "midi" is one after "de" or "à", and before another time."""
    if tokens[at].kind in ("time", "num", "always"):
        return True
    if tokens[at].kind != "part" or tokens[at].value != "noon":
        return False
    before_time = any(
        tokens[at + 1].kind in ("to", "until") or tokens[at + 1].text in "-–—/"
        for _ in tokens[at + 1 : at + 2]
    ) and any(token.kind in ("time", "num") for token in tokens[at + 2 : at + 3])
    return before_time or link in ("to", "until", "-", "/")


def _alone(opening: str, minutes: int, end: int) -> Found:
    if opening == "since":
        return "spans", ((minutes, OPEN_END),), end
    return ("until" if opening == "until" else "at"), minutes, end


def _opening(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    kind = ""
    while at < len(tokens) and tokens[at].kind in ("from", "between", "since", "to", "until"):
        kind = tokens[at].kind
        at += 1
    return kind, at


def _run(tokens: Sequence[Token], at: int) -> tuple[list[tuple[Token, str]], int]:
    """Return the times that follow each other, each with what links it to the one before."""
    run = [(tokens[at], "")]
    end = at + 1
    while (found := _next_time(tokens, end)) is not None:
        link, place = found
        run.append((tokens[place], link))
        end = place + 1
    return run, end


def _next_time(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    links: list[str] = []
    while at < len(tokens) and len(links) < 4:
        token = tokens[at]
        link = links[-1] if links else ""
        if token.kind == "time" or (token.kind == "num" and _is_hour(tokens, at)):
            return " ".join(links), at
        if token.kind == "part" and _is_time(tokens, at, link):
            return " ".join(links), at
        if token.kind == "mark" and token.text in "-–—→>➔/,;+&|:":
            links.append("-" if token.text in "–—→>➔" else token.text)
        elif token.kind in _BETWEEN:
            links.append(token.kind)
        else:
            return None
        at += 1
    return None


def _is_hour(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number may be an hour: no month or unit follows, and a time is beside it."""
    following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return int(str(tokens[at].value)) <= 24 and following not in ("month", "ord")


def _minutes(token: Token) -> int:
    if token.kind == "part":
        return DAY // 2
    value = int(str(token.value))
    return value * 60 if token.kind == "num" else value


def _pairs(run: list[tuple[Token, str]], *, is_between: bool) -> tuple[Span, ...] | None:
    if len(run) % 2:
        return None
    spans = []
    for (first, _), (last, link) in zip(run[::2], run[1::2], strict=True):
        if link not in _LINKS and not (link == "and" and is_between):
            return None
        span = tidy(_minutes(first), _minutes(last))
        if span is None:
            return None
        spans.append(span)
    return _apart(spans)


def tidy(start: int, end: int) -> Span | None:
    """Return a span that goes past midnight if it must, None if no shop keeps such hours."""
    if start >= DAY or (start < _EARLIEST and not (start == 0 and end == DAY)):
        return None
    if end == 0 or (end <= _LATEST and end <= start):
        end += DAY
    return (start, end) if start < end and (end - start <= _LONGEST or (start, end) == (0, DAY)) else None


def _apart(spans: list[Span]) -> tuple[Span, ...] | None:
    """Return the spans in order, None if two of them overlap."""
    ordered = sorted(spans)
    overlap = any(a[1] > b[0] for a, b in pairwise(ordered))
    return None if overlap else tuple(ordered)
