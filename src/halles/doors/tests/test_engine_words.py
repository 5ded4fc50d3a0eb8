"""Words, sounds, phrases: what holds for any text, and what people really write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.doors.engine.phrases import compiled
from halles.doors.engine.sound import likeness
from halles.doors.engine.words import fold, tokens


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_each_word_stands_where_it_was_written(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start <= token.end <= len(text)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("jvoudrai 2pain", ["je", "voudrais", "2", "pain"]),
        ("D'ACCORD", ["daccord"]),
        ("s'il vous plaît", ["svp"]),
        ("yapu de bar", ["ya", "plus", "de", "bar"]),
        ("dem1 aprem", ["demain", "apresmidi"]),
        ("stoppppp", ["stop"]),
        ("9h-12h30 à 2€50", ["9h", "12h30", "a", "2", "€", "50"]),
    ],
)
def test_words_in_full(written: str, words: list[str]) -> None:
    assert [token.word for token in tokens(written)] == words


@pytest.mark.parametrize(
    ("written", "meant"),
    [("parkin", "parking"), ("plin", "plein"), ("vandu", "vendu"), ("oraires", "horaires"), ("poz", "pause")],
)
def test_slips_are_known(written: str, meant: str) -> None:
    assert likeness(written, meant) >= 0.8


@pytest.mark.parametrize(
    ("written", "other"),
    [("couvert", "ouvert"), ("former", "fermer"), ("fait", "feu"), ("bain", "pain"), ("offert", "ouvert")],
)
def test_a_word_of_its_own_is_no_slip(written: str, other: str) -> None:
    assert likeness(written, other) == 0.0


@pytest.mark.parametrize(
    "template", ["ouvert [{what}", "ouvert {What}", "(le|la) {what}", "ouvert ]", "le la", "", "a|"]
)
def test_a_faulty_phrase_says_where(template: str) -> None:
    with pytest.raises(ValueError, match=r"'|empty"):
        compiled(template)


def test_a_phrase_reads_alternatives_options_and_slots() -> None:
    (phrase,) = compiled("{is=closed} ferme|fermee [exceptionnel] {when}")
    assert phrase.parts[0].words == {"ferme", "fermee"}
    assert phrase.needs == {"when"}
    assert phrase.optional == {"exceptionnel"}
    assert phrase.sets == (("is", "closed"),)
