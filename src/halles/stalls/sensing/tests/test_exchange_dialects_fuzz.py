"""Whatever bytes come, a dialect reads them or says that it cannot: nothing else ever happens."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from halles.stalls.sensing.exchange.dialects import Unreadable, read
from halles.stalls.sensing.tests import payloads

TOPICS = st.sampled_from(
    [
        "",
        "halles/redon/gare/free",
        "halles/redon/gare/values",
        "application/1/device/a/event/up",
        "v3/a@b/devices/c/up",
        "halles",
        "a/b/c/d/e",
        "halles/redon/gare/" + "x" * 500,
    ]
)
MESSAGES = [
    *payloads.MESSAGES,
    {"type": "FeatureCollection", "features": [payloads.FEATURE]},
    {"subscriptionId": "s", "data": [payloads.V2_NORMALIZED, payloads.LD_CONCISE]},
]
SEEDS = [payloads.encoded(message) for message in MESSAGES] + [payloads.SCHEMA_CSV, payloads.NATIONAL_CSV]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=8), below, max_size=4),
    max_leaves=12,
)


def _sentence(reason: Exception) -> None:
    assert str(reason)


def attempt(topic: str, payload: bytes) -> None:
    """Read, and check what came out, if anything did."""
    try:
        reports = read(topic, payload)
    except Unreadable as reason:
        _sentence(reason)
        return
    for report in reports:
        assert report.device
        assert isinstance(report.key, str)
        assert report.at is None or 0 <= report.at < 253_402_300_800_000
        for path, value in report.fields.items():
            assert isinstance(path, str)
            assert value is None or isinstance(value, str | bool) or abs(float(value)) < 1e309
            path.encode(), str(value).encode()


@settings(max_examples=400, deadline=None)
@given(TOPICS, st.binary(max_size=200))
@example("halles/redon/gare/free", b"1" * 5000)
@example("halles/redon/gare/free", b"1" + b"0" * 400)
@example("halles/redon/gare/free", b'{"value": 1%s}' % (b"0" * 400))
@example("halles/redon/gare/free", b"1e400")
@example("halles/redon/gare/free", b"NaN")
@example("halles/redon/gare/free", b'{"value": -Infinity}')
@example("halles/redon/gare/values", b'{"a": "\\ud800"}')
@example("halles/redon/gare/values", b'{"a": "\\udc00"}')
@example("halles/redon/gare/values", b'{"\xff": 1}')
@example("", b"[" * 60_000)
@example("", b"[" * 900 + b"]" * 900)
@example("", b'{"id":"a","type":"b","c":' + b'{"value":' * 300 + b"1" + b"}" * 301)
@example("", b'{"id":"a","type":"b","c":' + b"[" * 300 + b"]" * 300 + b"}")
def test_any_bytes(topic, payload):
    attempt(topic, payload)


@settings(max_examples=400, deadline=None)
@given(TOPICS, st.sampled_from(SEEDS), st.data())
def test_a_message_with_some_bytes_changed(topic, seed, data):
    changed = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 4))):
        index = data.draw(st.integers(0, len(changed) - 1))
        changed[index : index + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        if not changed:
            break
    attempt(topic, bytes(changed))


@settings(max_examples=300, deadline=None)
@given(TOPICS, st.sampled_from(MESSAGES), st.data())
def test_a_message_with_some_value_changed(topic, message, data):
    changed = json.loads(json.dumps(message))
    node, steps = changed, data.draw(st.integers(0, 3))
    for _ in range(steps):
        below = [
            value for value in (node.values() if isinstance(node, dict) else node) if isinstance(value, dict)
        ]
        node = data.draw(st.sampled_from(below)) if below else node
    node[data.draw(st.sampled_from(sorted(node)))] = data.draw(VALUES)
    attempt(topic, json.dumps(changed).encode())


@pytest.mark.parametrize(
    "payload",
    [
        b'{"value": 1, "value": 2}',
        b'{"value": 1, "x": {"a": 1, "a": 1}}',
        b'{"value": 1, "\\u0076alue": 2}',
        b'{"value": 1, "x": "\\"", "x": 2}',
    ],
)
def test_a_key_that_comes_twice_is_unreadable(payload):
    with pytest.raises(Unreadable, match="twice"):
        read("halles/redon/gare/free", payload)


def test_quotation_marks_inside_texts_are_no_second_key():
    (report,) = read("halles/redon/gare/free", b'{"value": 1, "x": "\\"a\\": \\\\"}')
    assert report.fields["x"] == '"a": \\'


def test_what_is_too_large_is_not_even_decoded():
    with pytest.raises(Unreadable, match="larger"):
        read("halles/redon/gare/free", b" " * 65_536 + b"1")


def real_payloads() -> list[Path]:
    """Return the files of examples that networks and brokers publish, where a folder is given."""
    data = os.environ.get("HALLES_DATA", "")
    found = sorted(Path(data).glob("**/payloads/*")) if data else []
    return [path for path in found if not path.name.endswith("schema.json") and "vectors" not in path.name]


@pytest.mark.skipif(not real_payloads(), reason="HALLES_DATA holds no folder named payloads")
def test_every_published_example_is_read():
    for path in real_payloads():
        reports = read("", path.read_bytes())
        assert reports, path.name
        assert all(report.device for report in reports), path.name
