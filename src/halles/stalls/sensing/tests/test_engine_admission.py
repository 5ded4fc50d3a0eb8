"""What is kept of a report, and why another one is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.sensing.engine.admission import (
    AHEAD_MS,
    ANY,
    KEPT_MS,
    Field,
    Kept,
    Known,
    judge,
    window_at,
)
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.engine.values import flag_of, number_of

NOW = 1_800_000_123_456
WINDOW = window_at(NOW)
DECLARED = {
    "free": Field(1, "level", 0, 80),
    "taken": Field(2, "flag", -ANY, ANY),
    "passages": Field(3, "count", 0, ANY),
    "plate": Field(4, "dropped", -ANY, ANY),
}
KNOWN = Known("d" * 26, 7, "redon", "gare", "", "cayenne-lpp", "", NOW + 1, 9, DECLARED, ())


def told(key: str = "k", at: int | None = NOW, order: int = 0, **more: Any) -> Kept | str:
    fields = more.pop("fields", {"free": 12})
    return judge(Report("x", "", key, at, fields, **more), KNOWN._replace(), WINDOW, order)


def kept(**arguments: Any) -> Kept:
    verdict = told(**arguments)
    assert isinstance(verdict, Kept)
    return verdict


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, 3.0),
        (2.5, 2.5),
        ("12", 12.0),
        (" 12,5 ", 12.5),
        ("1e2", 100.0),
        ("-3", -3.0),
        (True, None),
        (None, None),
    ]
    + [(text, None) for text in ("", "nan", "inf", "1_0", "1,2,3", "١٢", "12 places", "0x10")]
    + [(value, None) for value in (float("nan"), float("inf"), 10**400, "1e999")],
)
def test_numbers_as_real_feeds_write_them(value: Any, number: float | None) -> None:
    assert number_of(value) == number


@pytest.mark.parametrize(
    ("value", "flag"),
    [(True, 1.0), (False, 0.0), (1, 1.0), (0.0, 0.0), ("true", 1.0), ("Occupied", 1.0), ("free", 0.0)]
    + [(value, None) for value in (2, -1, "maybe", "", None, float("nan"))],
)
def test_flags_are_yes_or_no(value: Any, flag: float | None) -> None:
    assert flag_of(value) == flag


def test_only_declared_fields_that_are_kept_become_values() -> None:
    fields = {"free": "12", "taken": True, "plate": "AB-123-CD", "passages": None}
    assert kept(fields=fields).values == [(1, 12.0), (2, 1.0)]


@pytest.mark.parametrize("more", [{"mac": "AA:BB"}, {"mac": None}, {"": 1}, {"Free": 1}, {"free.x": 1}])
def test_one_undeclared_field_refuses_the_whole_report(more: dict[str, Any]) -> None:
    assert told(fields={"free": 12, **more}) == "undeclared_field"


@given(
    st.dictionaries(
        st.text(max_size=8) | st.sampled_from([*DECLARED]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        max_size=5,
    )
)
def test_whatever_comes_nothing_undeclared_is_accepted(fields: dict[str, Any]) -> None:
    verdict = told(fields=fields)
    if set(fields) - set(DECLARED):
        assert isinstance(verdict, str)
    if isinstance(verdict, Kept):
        assert {measure for measure, _ in verdict.values} <= {1, 2, 3}
        json.dumps(verdict, allow_nan=False)


@pytest.mark.parametrize("free", [-1, 81, "nan", "x", True, float("inf")])
def test_a_value_that_cannot_be_is_refused(free: Any) -> None:
    assert told(fields={"free": free}) == "bad_value"


def test_nothing_older_than_what_is_kept_and_nothing_of_the_future() -> None:
    oldest = NOW - KEPT_MS - (NOW - KEPT_MS) % 900_000
    assert [told(at=oldest - 1), told(at=NOW + AHEAD_MS + 1)] == ["too_old", "future"]
    assert kept(at=oldest).at == oldest
    assert kept(at=NOW + AHEAD_MS).at == NOW + AHEAD_MS


def test_after_its_end_a_device_is_refused() -> None:
    report = Report("x", "", "k", NOW, {"free": 1})
    assert judge(report, KNOWN._replace(ends_ms=NOW), WINDOW, 0) == "ended"


def test_raw_bytes_are_decoded_unless_the_network_did() -> None:
    assert told(fields={}, raw=b"\x03\x67", port=1) == "unreadable"
    assert told(fields={}, raw=bytes.fromhex("03670110"), port=1) == "undeclared_field"
    assert kept(fields={"free": 4}, raw=b"\x03\x67", port=1).values == [(1, 4.0)]


def test_the_same_message_has_the_same_key_and_another_one_another() -> None:
    assert kept(key="a").key == kept(key="a", order=5).key
    assert kept(key="a").key != kept(key="b").key
    other = judge(Report("x", "", "a", NOW, {"free": 12}), KNOWN._replace(number=8), WINDOW, 0)
    assert isinstance(other, Kept)
    assert other.key != kept(key="a").key


def test_without_a_name_time_and_values_tell_a_repetition() -> None:
    assert kept(key="").key == kept(key="", order=3).key
    assert kept(key="").key != kept(key="", fields={"free": 13}).key


def test_a_name_without_a_time_is_marked_for_its_repetition() -> None:
    assert kept(key="a", at=None).key < 0
    assert kept(key="a", at=None, order=9) == kept(key="a", at=None)
    assert kept(key="a").key >= 0


def test_of_two_without_name_and_time_the_later_is_true() -> None:
    first, second = (kept(key="", at=None, order=n, fields={"free": free}) for n, free in ((1, 40), (2, 3)))
    assert first.at == second.at == NOW
    assert 0 <= first.key < second.key < 1 << 63


def test_a_count_that_nothing_names_is_refused() -> None:
    assert told(key="", at=None, fields={"passages": 2}) == "no_key"
    assert kept(key="", fields={"passages": 2}).values == [(3, 2.0)]
    assert kept(at=None, fields={"passages": 2}).values == [(3, 2.0)]
    assert told(fields={"passages": -1}) == "bad_value"
