"""Every rewritten text can be sent, at the price that the table gives."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halles.kit.gsm7 import BASIC, EXTENSION, JOINED, SINGLE, rewrite, segments, septets


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
