"""Who may be the same person is proposed: by telephone, by name, by a close spelling; nobody else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from halles.doors.engine.likeness import TITLES, Known, alike

JEANNE = Known("jeanne", "Jeanne Le Goff", "+33612345678")
NAMES = st.lists(st.text("abcdefghijklmnoprstuv", min_size=3, max_size=9), min_size=2, max_size=3)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("JEANNE LE GOFF", "name"),
        ("Mme Le Goff Jeanne", "name"),
        ("jeanne legoff", "name"),
        ("Jeane Le Goff", "spelling"),
        ("Legoff Jeane", "spelling"),
        ("Jeannne Le Gof", "spelling"),
    ],
)
def test_a_name_is_known_again_however_it_is_written(name: str, why: str):
    assert [like.why for like in alike(Known("", name, ""), [JEANNE])] == [why]


@pytest.mark.parametrize("name", ["Jean Le Bihan", "Jeanne Le Bihan", "Yvonne Le Goff", "Jeanne", "", "!"])
def test_another_name_is_not_proposed(name: str):
    assert alike(Known("", name, ""), [JEANNE]) == []


@pytest.mark.parametrize(("one", "other"), [("Anne", "Anna"), ("Luc", "Lucie"), ("Éric Roy", "Érica Royer")])
def test_short_names_are_not_alike_by_a_letter(one: str, other: str):
    assert alike(Known("", one, ""), [Known("b", other, "")]) == []


def test_accents_and_ligatures_are_forgiven():
    assert alike(Known("", "Maelle Coeur", ""), [Known("b", "Maëlle CŒUR", "")])[0].why == "name"


def test_the_same_telephone_comes_first_whatever_the_name():
    family = [JEANNE, Known("yves", "Yves Le Goff", "+33612345678"), Known("b", "Yves Le Gof", "")]
    found = alike(Known("", "Yves Le Gof", "+33612345678"), family)
    assert [like.why for like in found] == ["phone", "phone", "name"]


@given(NAMES, st.randoms(use_true_random=False))
def test_who_is_alike_is_so_both_ways_and_in_any_order_of_words(words: list[str], shuffled: object):
    name, turned = " ".join(words), " ".join(reversed(words))
    assert alike(Known("", name, ""), [Known("b", turned.title(), "")])[0].score == 100


@given(NAMES, st.data())
def test_one_letter_missing_in_a_long_name_is_still_proposed(words: list[str], data: st.DataObject):
    name = " ".join(words)
    letters = len(name.replace(" ", ""))
    at = data.draw(st.integers(0, len(name) - 1))
    typed = name[:at] + name[at + 1 :]
    assume(not TITLES & {*words, *typed.split()})  # "mar" without its a is a title, no name
    found = alike(Known("", typed, ""), [Known("b", name, "")])
    assert bool(found) or letters < 9 or name[at] == " "


@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "+33600000000"])), max_size=20))
def test_no_more_than_a_few_and_always_in_the_same_order(rows: list[tuple[list[str], str]]):
    known = [Known(str(at), " ".join(words), phone) for at, (words, phone) in enumerate(rows)]
    who = Known("", "ana mar", "+33600000000")
    assert alike(who, known) == alike(who, known[::-1])
    assert len(alike(who, known)) <= 5
