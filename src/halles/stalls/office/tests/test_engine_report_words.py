"""What a message reports as wrong, and which shop it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.office.engine.report_words import OTHER, cause_of, named_in
from halles.stalls.office.engine.reports import CAUSES

NAMES = {"le fournil": "Le Fournil", "fournil": "Le Fournil", "le fournil de marie": "Chez Marie"}


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("mauvais horaires pharmacie", "hours"),
        ("le fournil a ferme definitivement", "closed"),
        ("la boucherie a demenage", "address"),
        ("le numero du fournil est faux", "phone"),
        ("c est pas la bonne adresse", "address"),
        ("il y a une erreur", OTHER),
    ],
)
def test_words_tell_the_cause(words: str, cause: str) -> None:
    assert cause_of(words) == cause


@given(st.text(max_size=80))
def test_any_words_have_a_cause_about_an_error(words: str) -> None:
    assert CAUSES[cause_of(words)].is_error


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("erreur le fournil est ferme", "Le Fournil"),
        ("erreur le fournil de marie est ferme", "Chez Marie"),
        ("fournils", ""),
        ("", ""),
    ],
)
def test_the_longest_name_is_meant(words: str, name: str) -> None:
    assert named_in(words, NAMES) == name
