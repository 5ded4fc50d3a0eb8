"""Which car park is meant by what somebody writes: never another one than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.parking.engine.names_said import meant, names_said, plain

KNOWN = names_said(
    {
        "gare": ("gare", "parking de la gare"),
        "port": ("", "parking du port"),
        "foire": ("foire", "champ de foire"),
        "halles": ("halles", "place des halles"),
    }
)
names = st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("gare", "gare"),
        ("la gare", "gare"),
        ("parking de la gare", "gare"),
        ("gar", ""),
        ("garre", "gare"),
        ("champ de foire", "foire"),
        ("le port", "port"),
        ("hales", "halles"),
        ("mairie", ""),
        ("parking", ""),
        ("", ""),
    ],
)
def test_names_with_fillers_and_slips(said: str, key: str) -> None:
    assert meant(said, KNOWN) == key


def test_what_two_are_called_is_neither() -> None:
    known = names_said({"a": ("", "parking nord"), "b": ("", "place nord")})
    assert meant("nord", known) == ""
    assert meant("parking nord", known) == "a"


def test_a_slip_between_two_names_is_neither() -> None:
    assert meant("pont", names_said({"a": ("port",), "b": ("post",)})) == ""


@given(names, names)
def test_a_name_written_just_so_is_that_one(first: str, second: str) -> None:
    known = names_said({"a": (first,), "b": (second,)})
    assert plain(first)
    if plain(first) != plain(second) and first != plain(second) and plain(first) != second:
        assert (meant(first, known), meant(second, known)) == ("a", "b")
