"""The reference's own cases: texts with the answer expected, and texts that must be refused."""

import gzip
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from halles.town.bench.hours_compare import (
    ASIDE,
    REFUSED,
    RIGHT,
    SUN,
    WRONG,
    Told,
    Verdict,
    are_alike,
    first_difference,
    joined,
    told_by_us,
)
from halles.town.engine.hours import Hours, NotUnderstood, Where, read, read_points

HOLIDAY = re.compile(r"\b(PH|SH)\b")
SUNNY = re.compile(r"sun(rise|set)|dawn|dusk")
GUESSED, OPEN_END = "Specified as open end. Closing time was guessed.", "open end"
BERLIN = ZoneInfo("Europe/Berlin")
"""The clock of the cases; the same as that of Paris in all of their years."""
UNMET = "not implemented yet"
"""Written beside the text where the reference does not pass its own case."""


def case_verdicts(path: Path) -> list[Verdict]:
    """Return what became of each text with an expected answer."""
    return [_case(each) for each in _content(path)["must_evaluate"]]


def reject_verdicts(path: Path) -> list[Verdict]:
    """Return what became of each text to be refused.

    The reference refuses a few texts for what it is asked beside them (an unknown country, a wrong mode); as
    texts they are right and mostly are among the cases to be evaluated too. They are set aside.
    """
    content = _content(path)
    evaluated = {_text(each) for each in content["must_evaluate"]}
    return [_reject(text, evaluated) for text in content["must_reject"]]


def _content(path: Path) -> dict[str, Any]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        content: dict[str, Any] = json.load(file)
    return content


def _text(case: dict[str, Any]) -> str:
    value = case["value"]
    return str(value[0] if isinstance(value, list) else value)


def _case(case: dict[str, Any]) -> Verdict:
    text = _text(case)
    if why := _aside(case, text):
        return Verdict(text, ASIDE, why)
    try:
        hours = _read(case, text)
    except NotUnderstood as refused:
        return Verdict(text, REFUSED, refused.reason)
    start, end = _moment(case["from"]), _moment(case["to"])
    theirs = joined([_told(row) for row in case["expected"]], comments=True)
    ours = joined(told_by_us(hours, start, end, _where(case)), comments=True)
    if are_alike(ours, theirs, slack=SUN if SUNNY.search(text) and case["lat"] else SUN * 0):
        return Verdict(text, RIGHT)
    return Verdict(text, WRONG, first_difference(ours, theirs))


def _aside(case: dict[str, Any], text: str) -> str:
    """Return why a case cannot be tried here, "" if it can."""
    if HOLIDAY.search(text) and case["country"] not in (None, "fr"):
        return f"holidays of {case['country']}"
    if isinstance(case["value"], list) and UNMET in case["value"][1:]:
        return "the reference does not pass it"
    if "tag_key" in case["mode"]:
        return "a value of another tag, translated by the reference's own table"
    return ""


def _read(case: dict[str, Any], text: str) -> Hours:
    return read_points(text) if case["mode"].get("mode") == 1 else read(text)


def _where(case: dict[str, Any]) -> Where:
    placed = case["lat"] is not None
    return Where(float(case["lon"]), float(case["lat"])) if placed else Where(None, None)


def _moment(text: str) -> datetime:
    """Return "2012-10-01 0:00", or a moment in UTC, as the wall clock shows it."""
    if text.endswith("Z"):
        return datetime.fromisoformat(text).astimezone(BERLIN).replace(tzinfo=None)
    day, _, time = text.replace("T", " ").partition(" ")
    hour, minute, *_ = time.split(":")
    return datetime.fromisoformat(day).replace(hour=int(hour), minute=int(minute))


def _told(row: list[Any]) -> Told:
    comment = str(row[3] or "") if len(row) > 3 else ""
    return _moment(row[0]), _moment(row[1]), bool(row[2]), comment.replace(GUESSED, OPEN_END)


def _reject(text: str, evaluated: set[str]) -> Verdict:
    try:
        hours = read(text)
    except NotUnderstood as refused:
        return Verdict(text, RIGHT, refused.reason)
    if text in evaluated:
        return Verdict(text, ASIDE, "also among the cases to be evaluated")
    if hours.text == text:
        return Verdict(text, ASIDE, "written as the standard has it: refused for what is asked beside it")
    return Verdict(text, WRONG, f"read as {hours.text!r}")
