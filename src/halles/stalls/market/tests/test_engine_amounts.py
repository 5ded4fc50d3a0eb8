"""How much and how long is said in a few words, and which names are meant by others."""

import pytest

from halles.doors.engine.meaning import Line
from halles.stalls.market.engine.amounts import amount_in, grams_of, number_of, pause_minutes
from halles.stalls.market.engine.names_meant import name_meant, names_meant, thing_of


@pytest.mark.parametrize(
    ("words", "grams"),
    [
        ("300 g", 300),
        ("300g", 300),
        ("1,5 kg", 1500),
        ("2 kilos", 2000),
        ("un demi kilo", 500),
        ("une livre", 500),
        ("tome de brebis 300 grammes", 300),
        ("3 gros pains", None),
        ("un peu", None),
    ],
)
def test_a_weight_is_read(words: str, grams: int | None) -> None:
    assert grams_of(words) == grams


@pytest.mark.parametrize(
    ("unit", "line", "grams", "amount"),
    [
        ("piece", Line(2, "baguette"), None, 2),
        ("kilo", Line(500, "bar", "gram"), None, 500),
        ("kilo", Line(1, "tome de brebis 300g"), None, 300),
        ("kilo", Line(2, "tomme"), 400, 800),
        ("kilo", Line(300, "tomme"), 400, 300),
        ("kilo", Line(2, "bar"), None, None),
        ("piece", Line(700, "jambon", "gram"), 300, 3),
        ("piece", Line(700, "jambon", "gram"), None, 1),
    ],
)
def test_an_amount_is_in_the_steps_of_its_unit(
    unit: str, line: Line, grams: int | None, amount: int | None
) -> None:
    assert amount_in(unit, line, grams=grams) == amount


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("", 60),
        ("2h", 120),
        ("1h30", 90),
        ("deux heures", 120),
        ("une heure", 60),
        ("30 min", 30),
        ("une demi-heure", 30),
        ("2", 120),
        ("aujourd'hui", 0),
        ("jusqu'à ce soir", 0),
        ("40 h", None),
        ("0h", None),
    ],
)
def test_the_length_of_a_pause(words: str, minutes: int | None) -> None:
    assert pause_minutes(words) == minutes


def test_a_number_is_read_in_digits_or_letters() -> None:
    assert (number_of("il en reste 12"), number_of("deux"), number_of("beaucoup")) == (12, 2, None)


def test_words_mean_a_name_in_spite_of_a_slip() -> None:
    names = ["Bar de ligne", "Sardines", "Lieu jaune", "Lieu noir"]
    assert names_meant(names, "sardine") == [1]
    assert names_meant(names, "les sardinnes") == [1]
    assert names_meant(names, "lieu") == [2, 3]
    assert names_meant(names, "") == []


def test_what_is_called_just_so_goes_before_longer_names() -> None:
    names = ["Pain complet tranché", "Pain complet", "Pain"]
    assert name_meant(names, "pains") == [2]
    assert name_meant(names, "un pain complet") == [1]
    assert name_meant(names, "tranché") == [0]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("tarte aux pommes pour 8 personnes", "tarte aux pommes"),
        ("bouquet à 30 euros", "bouquet"),
        ("tome de brebis 300g", "tome de brebis"),
        ("baguettes s'il vous plaît", "baguettes"),
        ("300 g", "300 g"),
        ("baguettes de coté", "baguettes"),
    ],
)
def test_what_is_said_beside_the_thing_is_left_out(words: str, thing: str) -> None:
    assert thing_of(words) == thing
