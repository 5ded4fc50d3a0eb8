"""The holder's words win, field by field, and OpenStreetMap's stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.merge import MERGED, merged, split

THEIRS = {"name": "Bar", "category": "bar", "number": "3", "street": "Rue A", "phone": "1", "hours": "24/7"}


def test_each_field_has_one_author() -> None:
    values, borrowed = merged({"name": "Le Bar", "street": "Rue B"}, THEIRS)
    assert (values["name"], values["number"], values["street"]) == ("Le Bar", "", "Rue B")
    assert borrowed == {"category", "phone", "hours"}


def test_an_emptied_field_is_not_filled_again() -> None:
    values, borrowed = merged({}, THEIRS, without=["phone"])
    assert values["phone"] == ""
    assert "phone" not in borrowed


words = st.text(alphabet="abc", max_size=2)
sides = st.fixed_dictionaries(dict.fromkeys(MERGED, words))


@given(sides, sides)
def test_what_was_typed_is_what_is_shown(typed: dict[str, str], theirs: dict[str, str]) -> None:
    own, without = split(typed, theirs)
    assert merged(own, theirs, without)[0] == typed


@given(sides)
def test_a_form_left_as_it_was_copies_nothing(theirs: dict[str, str]) -> None:
    own, without = split(theirs, theirs)
    assert not any(own.values())
    assert without == []
