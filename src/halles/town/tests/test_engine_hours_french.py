"""French free text of opening hours: what is read, what is asked back, and that nothing is misread."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.bench.freetext import means_same
from halles.town.engine.hours import read
from halles.town.engine.hours.french import read_french
from halles.town.tests.freetext_cases import cases

DEFINITE = [case for case in cases() if case[1] != "ask"]
ASKED = [text for text, label in cases() if label == "ask"]
NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def test_cases_are_as_many_as_they_should():
    assert len(DEFINITE) >= 55
    assert len(ASKED) >= 20


@pytest.mark.parametrize(("text", "label"), DEFINITE)
def test_what_is_read(text: str, label: str):
    reading = read_french(text)
    assert reading.question == ""
    assert means_same(reading.hours, label), reading.hours


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_back(text: str):
    reading = read_french(text)
    assert reading.hours == ""
    assert "\u202f?" in reading.question
    assert all(choice.label and read(choice.hours) for choice in reading.choices)
    assert len({choice.hours for choice in reading.choices}) == len(reading.choices) <= 4


def test_hours_without_days_are_asked_for_days():
    reading = read_french("9h-12h 14h-17h")
    assert reading.question == "Quels jours\u202f?"
    assert [(choice.label, choice.hours) for choice in reading.choices] == [
        ("Tous les jours", "Mo-Su 09:00-12:00,14:00-17:00"),
        ("Du lundi au vendredi", "Mo-Fr 09:00-12:00,14:00-17:00"),
        ("Du lundi au samedi", "Mo-Sa 09:00-12:00,14:00-17:00"),
    ]


def test_days_without_hours_are_asked_for_hours():
    reading = read_french("Fermé le dimanche")
    assert reading.question == "À quelles heures\u202f?"
    assert reading.choices[0].label == "9\u00a0h – 12\u00a0h, 14\u00a0h – 18\u00a0h"
    assert reading.choices[0].hours == "Mo-Sa 09:00-12:00,14:00-18:00; Su off"


def test_services_without_hours_are_asked_for_two():
    reading = read_french("du mardi au dimanche, midi et soir")
    assert reading.choices[0].hours == "Tu-Su 12:00-14:00,19:00-22:00"


def test_a_season_without_dates_is_asked_for_dates():
    reading = read_french("été : lundi-samedi 9h-19h. Hiver : mardi-samedi 10h-18h")
    assert reading.question == "L’été, c’est de quand à quand\u202f?"
    assert reading.choices[0].hours == "Jun-Aug Mo-Sa 09:00-19:00; Sep-May Tu-Sa 10:00-18:00"


def test_two_meanings_are_shown_in_words():
    reading = read_french("12h-14h 19h-22h, fermé lundi et dimanche soir")
    assert reading.question == "Que faut-il comprendre\u202f?"
    hours = {choice.hours for choice in reading.choices}
    assert "Tu-Sa 12:00-14:00,19:00-22:00; Su 12:00-14:00; Mo off" in hours
    assert "Mo,Su 12:00-14:00; Tu-Sa 12:00-14:00,19:00-22:00" in hours


def test_unknown_words_are_told_and_what_was_read_is_only_proposed():
    reading = read_french("Le potier vous attend le jeudi de 8h à 13h")
    assert (reading.hours, reading.rest) == ("", "potier vous attend")
    assert reading.question == "Est-ce bien cela\u202f?"
    assert [(c.label, c.hours) for c in reading.choices] == [
        ("Jeudi\u00a0: 8\u00a0h – 13\u00a0h", "Th 08:00-13:00")
    ]


def test_an_unknown_word_between_two_days_proposes_nothing():
    assert read_french("lundi o vendredi 9h-17h").choices == ()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_no_text_makes_it_fail(text: str):
    reading = read_french(text)
    assert (reading.hours == "") == bool(reading.question)


WORDS = [
    *("lundi", "mardi", "samedi", "dimanche", "matin", "soir", "midi", "9h", "12h30", "14h", "19h", "9h-12h"),
    *(
        "14h-19h",
        "fermé",
        "sauf",
        "et",
        "au",
        "à",
        "du",
        "le",
        "les",
        ",",
        "/",
        ";",
        ":",
        "-",
        "(",
        ")",
        "été",
    ),
    *(
        "vacances scolaires",
        "jours fériés",
        "1er",
        "en",
        "août",
        "sur rendez-vous",
        "non-stop",
        "tous les jours",
    ),
    *("semaine", "24h/24", "jusqu'à", "à partir de", "mois", "hors saison", "dernier", "xyz", "2", "minuit"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join))
def test_all_it_gives_is_in_the_grammar(text: str):
    reading = read_french(text)
    for hours in filter(None, (reading.hours, *(choice.hours for choice in reading.choices))):
        read(hours)
    assert not reading.hours or "xyz" not in text


times = st.integers(6 * 4, 12 * 4).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 2, 13 * 4)))
later = st.integers(14 * 4, 16 * 4).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 2, 23 * 4)))
spans = st.one_of(times.map(lambda s: [s]), later.map(lambda s: [s]), st.tuples(times, later).map(list))
weeks = st.dictionaries(st.integers(0, 6), spans, min_size=1)


def clock(quarters: int, style: str) -> str:
    hour, minute = quarters // 4, quarters % 4 * 15
    if style == "h":
        return f"{hour}h{minute:02}" if minute else f"{hour}h"
    return f"{hour} h {minute:02}" if style == "spaced" else f"{hour:02}:{minute:02}"


@settings(max_examples=300, deadline=None)
@given(
    weeks,
    st.sampled_from(["h", "spaced", "colon"]),
    st.sampled_from([" - ", "-", " à ", "/"]),
    st.sampled_from([" et ", ", ", " / ", " puis "]),
    st.sampled_from([" ", " : ", ", "]),
    st.sampled_from(["; ", " ", " / ", ". ", "\n"]),
    st.booleans(),
)
def test_a_week_written_day_by_day_is_read(week, style, dash, join, colon, stop, is_first):
    parts, rules = [], []
    for day, told in sorted(week.items()):
        hours = join.join(dash.join(clock(q, style) for q in span) for span in told)
        parts.append(f"{NAMES[day]}{colon}{hours}" if is_first else f"{hours} le {NAMES[day]}")
        rules.append(f"{CODES[day]} " + ",".join("-".join(clock(q, "") for q in span) for span in told))
    reading = read_french(stop.join(parts))
    assert reading.hours == "" or means_same(reading.hours, "; ".join(rules)), reading.hours
    assert reading.hours or not is_first or dash == "/"


@given(st.sampled_from([text for text, _ in DEFINITE]), st.integers(0, 200))
@settings(max_examples=200, deadline=None)
def test_one_word_too_many_is_never_overlooked(text: str, place: int):
    words = text.split(" ")
    words.insert(place % (len(words) + 1), "brocante")
    reading = read_french(" ".join(words))
    assert reading.hours == ""
    assert "brocante" in reading.rest


@given(st.sampled_from([text for text, label in DEFINITE if "L-V" not in text]))
@settings(deadline=None)
def test_capitals_and_accents_change_nothing(text: str):
    plain = text.translate(str.maketrans("éèêàûôù", "eeeauou"))
    assert read_french(plain).hours == read_french(text.upper()).hours == read_french(text).hours
