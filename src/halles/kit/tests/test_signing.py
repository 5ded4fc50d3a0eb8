"""Tokens: what was signed is read back; anything else is refused."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.kit.signing import BadToken, read, sign

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
KEY = "a key that only the house knows"
values = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(values, st.integers(1, 10**7))
def test_a_token_is_read_back_until_it_expires(value, seconds):
    token = sign(value, key=KEY, expires_at=NOON + timedelta(seconds=seconds))
    assert read(token, key=KEY, now=NOON) == value
    assert read(token, key=KEY, now=NOON + timedelta(seconds=seconds - 1)) == value
    with pytest.raises(BadToken):
        read(token, key=KEY, now=NOON + timedelta(seconds=seconds))


@given(values, st.data())
def test_an_altered_token_is_refused(value, data):
    token = sign(value, key=KEY, expires_at=NOON + timedelta(hours=1))
    at = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters().filter(lambda c: c != token[at]))
    with pytest.raises(BadToken):
        read(token[:at] + other + token[at + 1 :], key=KEY, now=NOON)


@given(st.text(max_size=100))
def test_any_other_text_is_refused(text):
    with pytest.raises(BadToken):
        read(text, key=KEY, now=NOON)


def test_another_key_is_refused():
    token = sign("private/redon/members/1", key=KEY, expires_at=NOON + timedelta(hours=1))
    with pytest.raises(BadToken):
        read(token, key=KEY + "!", now=NOON)


def test_signing_needs_no_django():
    code = "import sys, halles.kit.signing; sys.exit('django' in sys.modules)"
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
