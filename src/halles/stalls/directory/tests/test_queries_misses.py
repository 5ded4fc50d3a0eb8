"""Searches without result: only kinds of our own list come out, whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.queries import kind_asked, kind_titles


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("cordonnier", "shoe-repair"),
        ("un coordonnier", "shoe-repair"),
        ("Cordonnier à Redon", "shoe-repair"),
        ("coiffeur pas cher", "hairdresser"),
        ("Médecin généraliste", "doctor"),
        ("Jean Dupont", "other"),
        ("06 12 34 56 78", "other"),
        ("…", "other"),
    ],
)
def test_a_kind_is_known_by_its_words(typed: str, kind: str) -> None:
    assert kind_asked(typed) == kind


@given(st.text(max_size=80))
def test_nothing_that_was_typed_comes_out(typed: str) -> None:
    assert kind_asked(typed) in {"other", *kind_titles()}
