"""Every rewritten text can be sent, at the price that the table gives."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halles.kit.gsm7 import BASIC, EXTENSION, JOINED, SINGLE, changed, rewrite, segments, septets, shortened


def test_the_table_has_the_size_of_the_standard() -> None:
    assert len(set(BASIC)) == 127
    assert len(set(EXTENSION)) == 10


@pytest.mark.parametrize(
    ("typed", "carried"),
    [
        ("L’été à Noël, où ça ? Là-bas, près de l’île", "L'été à Noel, où ca ? Là-bas, près de l'ile"),
        ("«\u00a0Au Fournil\u00a0»\u202f: 9\u00a0h\u00a030", '"Au Fournil" : 9 h 30'),
        ("cœur, Œuf, ÇA, ça, fenêtre", "coeur, OEuf, ÇA, ca, fenetre"),
        ("12,50\u00a0€", "12,50 €"),
        ("Merci 🥖 beaucoup", "Merci beaucoup"),
        ("n°\u00a05 – ½ baguette…", "no 5 - 1/2 baguette..."),
        ("e\u0301te\u0301", "été"),
        ("Ąžuolas, Łódź", "Azuolas, Lódz".replace("ó", "o")),
        ("سلام", "????"),
        ("\x1b[31m\x00", "[31m"),
    ],
)
def test_what_people_write_becomes_what_is_sent(typed: str, carried: str) -> None:
    assert rewrite(typed) == carried


@given(st.text())
@example("\u1e9e\ufb01 \u3000")
def test_a_rewritten_text_is_encodable_and_stays_itself(text: str) -> None:
    carried = rewrite(text)
    assert septets(carried) >= len(carried)
    assert rewrite(carried) == carried


@given(st.text(BASIC + EXTENSION, max_size=1000))
def test_segments_join_back_and_each_fits(text: str) -> None:
    parts = segments(text)
    assert "".join(parts) == text
    assert all(septets(part) <= (SINGLE if len(parts) == 1 else JOINED) for part in parts)


def test_known_lengths() -> None:
    assert septets("12 €") == 5
    assert len(segments("a" * 160)) == 1
    assert [len(part) for part in segments("a" * 161)] == [153, 8]
    assert len(segments("€" * 80)) == 1
    assert [len(part) for part in segments("€" * 81)] == [76, 5], "an escape stays with its septet"
    assert segments("") == [""]


def test_what_cannot_travel_is_named() -> None:
    with pytest.raises(ValueError, match="’"):
        septets("l’été")


FRENCH = "àâäæçéèêëîïôœùûüÿ"
MARKS = "’‘“”«»‹›–—…·•°€ºª²³½¼¾×÷→±≤≥‰µ™№\u00a0\u202f\u2011"


def test_nothing_that_french_writes_is_lost() -> None:
    for letter in FRENCH + FRENCH.upper():
        carried = rewrite(letter)
        assert carried, letter
        assert "?" not in carried, letter
        assert carried.isalpha(), letter
    for sign in MARKS:
        assert len(rewrite(f"-{sign}-")) > 2, sign
        assert "?" not in rewrite(sign), sign


@pytest.mark.parametrize(
    ("typed", "carried"),
    [
        ("ê â ç î ô û ï ë", "e a c i o u i e"),
        ("é è à ù É Ç ö ü ñ", "é è à ù É Ç ö ü ñ"),
        ("Œuvre, œufs, L’Haÿ", "OEuvre, oeufs, L'Hay"),
        ("« Prêt »", '"Pret"'),
        ("9 h – 12 h…", "9 h - 12 h..."),
        ("5 °C, ≥ 3 m², ±2", "5 oC, >= 3 m2, +/-2"),
        ("☎ 02 99", "Tel. 02 99"),
        ("Vin chaud ☕, gaufres 🥞. Venez 🥖 !", "Vin chaud, gaufres. Venez !"),
    ],
)
def test_the_table_of_french(typed: str, carried: str) -> None:
    assert rewrite(typed) == carried


def test_a_euro_is_two_septets_and_so_are_brackets() -> None:
    assert [septets(c) for c in "€[]{}~|^\\"] == [2] * 9
    assert len(segments("a" * 159 + "€")) == 2


@given(st.text(), st.integers(1, 3))
@example("Un. " * 200, 2)
@example("€" * 400, 2)
def test_what_is_shortened_fits_and_begins_as_it_did(text: str, most: int) -> None:
    carried = rewrite(text)
    kept = shortened(carried, most=most)
    assert len(segments(kept)) <= most
    assert rewrite(kept) == kept
    assert kept == carried or (kept.endswith("...") and carried.startswith(kept[:-4]))


def test_a_cut_falls_after_a_sentence_else_after_a_word() -> None:
    sentences = "Le marché est place de la Gare. " * 20
    assert shortened(sentences).endswith("Gare. ...")
    words = "huitres " * 60
    assert shortened(words).endswith("huitres...")
    assert shortened("Bref. " + words).endswith("huitres..."), "not all is thrown away for one short sentence"
    assert shortened("x" * 400) == "x" * 302 + "..."
    assert shortened("court") == "court"
    assert len(segments(shortened(sentences, most=1))) == 1


def test_what_is_rewritten_is_told_once_each() -> None:
    assert changed("L’été, l’île : 5\u00a0€ 🥖") == [("’", "'"), ("î", "i"), ("🥖", "")]
    assert changed("rien") == []


@given(st.text())
def test_what_is_not_told_is_carried_as_it_is(text: str) -> None:
    told = {character for character, _ in changed(text)}
    assert all(rewrite(c) == c for c in text if c not in told and c in BASIC + EXTENSION)
