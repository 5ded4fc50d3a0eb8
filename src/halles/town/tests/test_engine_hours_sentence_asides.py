"""An offer or an arrival told beside a closing closes nothing, and questions say what is closed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.tests.sentence_cases.asides import ASIDE_ASKED, ASIDE_QUIET, ASIDE_SURE
from halles.town.tests.sentence_cases.reading import SATURDAY, Spans, at, exceptions, read, rows


def bakery(day: date) -> Spans:
    afternoon = [(at(day, 15.5), at(day, 19.5))] if day.weekday() != 6 else []
    return [(at(day, 7), at(day, 13)), *afternoon] if day.weekday() else []


@pytest.mark.parametrize(("text", "expected"), rows(ASIDE_SURE))
def test_only_the_day_beside_the_closing_closes(text: str, expected: str):
    told = read(text, bakery, SATURDAY)
    assert (told.kind, exceptions(told), told.question) == ("closing", expected, "")


@pytest.mark.parametrize("text", ASIDE_QUIET.strip().splitlines())
def test_what_closes_nothing_beside_an_announcement(text: str):
    told = read(text, bakery, SATURDAY)
    assert (told.special, told.question) == ((), "")


@pytest.mark.parametrize(("text", "question"), rows(ASIDE_ASKED))
def test_a_question_says_what_is_closed(text: str, question: str):
    told = read(text, bakery, SATURDAY)
    assert told.question.replace("\u202f", " ").replace("\u00a0", " ") == question
    assert told.special == ()
    assert "" in [exceptions(choice.told) for choice in told.choices]


CLOSINGS = ["fermé jeudi", "fermé mercredi matin", "en congés du 8 au 12 décembre", "fermé mardi à 17h"]
NEWS = ["arrivage de pommes", "-10 % vendredi", "nouveau pain aux noix samedi", "soldes jusqu'au 31 janvier"]
LINKS = [", ", " et ", " - ", " – ", ". ", " ; "]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CLOSINGS), st.sampled_from(NEWS), st.sampled_from(LINKS), st.booleans())
def test_news_never_changes_what_is_closed(closing: str, news: str, link: str, is_first: bool):
    text = f"{news}{link}{closing}" if is_first else f"{closing}{link}{news}"
    alone, told = read(closing, bakery, SATURDAY), read(text, bakery, SATURDAY)
    assert (exceptions(told), told.question) == (exceptions(alone), alone.question)
