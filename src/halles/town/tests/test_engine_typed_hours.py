"""Hours that people type: sure ones are kept, unsure ones asked back, and words shown read back the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.engine.hours import read
from halles.town.engine.typed_hours import hours_typed, hours_words, same_meaning

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
spans = st.sampled_from(["09:00-12:00", "09:00-12:30,14:00-19:00", "08:00-20:15", "18:00-24:00", "off"])


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("du mardi au samedi 9h-12h30 et 14h-19h, fermé le lundi", "Tu-Sa 09:00-12:30,14:00-19:00; Mo off"),
        ("Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"),
        ("24/7", "24/7"),
        ("sur rendez-vous", '"sur rendez-vous"'),
        ("Monday-Friday 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("Mo 19:00-02:00; Tu-Su 14:00-02:00", "Mo 19:00-02:00; Tu-Su 14:00-02:00"),
    ],
)
def test_what_is_sure_is_written_by_the_standard(text: str, hours: str) -> None:
    typed = hours_typed(text)
    assert (typed.hours, typed.choices) == (hours, ())


def test_one_word_in_two_languages_is_asked_back() -> None:
    typed = hours_typed("Mar 09:00-12:00")
    assert typed.hours == ""
    assert set(typed.choices) == {"Mar 09:00-12:00", "Tu 09:00-12:00"}


def test_words_that_are_not_understood_are_named() -> None:
    typed = hours_typed("bla bla lundi 9h-12h")
    assert typed.hours == ""
    assert "bla" in typed.wrong
    assert "Mo 09:00-12:00" in typed.choices


@pytest.mark.parametrize("text", ["quand on veut", "", "<script>"])
def test_what_says_no_hours_is_not_understood(text: str) -> None:
    typed = hours_typed(text)
    assert (typed.hours, typed.choices) == ("", ())


def test_what_no_french_words_read_back_is_shown_as_it_is_kept() -> None:
    fallback = 'Mo-Fr 17:00-23:00 || "Lounge"'
    assert hours_words(fallback) == fallback
    assert hours_words("sur demande") == "sur demande"
    assert hours_words("Mo-Fr 09:00-12:00").startswith("Lundi à vendredi")


def test_the_same_hours_in_other_words_mean_the_same() -> None:
    assert same_meaning(read("Mo-Fr 09:00-12:00"), read("Mo,Tu,We,Th,Fr 09:00-12:00"))
    assert not same_meaning(read("Mo-Fr 09:00-12:00"), read("Mo-Fr 09:00-12:00; PH off"))
    assert not same_meaning(read("Mo-Fr 09:00-12:00"), read("Mo-Fr 09:00-12:01"))


@settings(max_examples=60)
@given(st.lists(spans, min_size=7, max_size=7), st.booleans())
def test_words_shown_in_a_form_read_back_to_the_same(week: list[str], holidays: bool) -> None:
    rules = [f"{day} {what}" for day, what in zip(DAYS, week, strict=True)]
    raw = "; ".join([*rules, "PH off"] if holidays else rules)
    words = hours_words(raw)
    typed = hours_typed(words)
    assert same_meaning(read(typed.hours), read(raw))
    assert words != raw


@pytest.mark.parametrize("text", ["8h-13h", "08:00-13:00"])
def test_hours_without_days_are_asked_even_where_the_standard_takes_every_day(text: str) -> None:
    typed = hours_typed(text)
    assert typed.hours == ""
    assert typed.choices == ("Mo-Su 08:00-13:00", "Mo-Fr 08:00-13:00", "Mo-Sa 08:00-13:00")
