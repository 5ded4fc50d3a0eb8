"""Hours strings are written in plain words where they are of a common form, and left alone where not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.hours_lines import hours_lines


@pytest.mark.parametrize(
    ("raw", "french"),
    [
        ("Mo-Fr 09:00-12:30,14:00-19:00", ["Lundi à vendredi : 9 h – 12 h 30, 14 h – 19 h"]),
        ("Tu,Th 08:30-12:00; Su off", ["Mardi, jeudi : 8 h 30 – 12 h", "Dimanche : fermé"]),
        ("24/7", ["Tous les jours, à toute heure"]),
        ("Mo-Sa 09:00-19:00; PH off", ["Lundi à samedi : 9 h – 19 h", "Jours fériés : fermé"]),
        ("08:00-20:00", ["8 h – 20 h"]),
        ("sunrise-sunset; Mo[1] off", ["sunrise-sunset", "Mo[1] off"]),
        ("Mardi à samedi 8 h - 19 h\nDimanche matin", ["Mardi à samedi 8 h - 19 h", "Dimanche matin"]),
        ("", []),
        (" ; ;", []),
    ],
)
def test_french(raw: str, french: list[str]) -> None:
    assert [line.replace("\u00a0", " ") for line in hours_lines(raw, language="fr")] == french


def test_english() -> None:
    assert hours_lines("Mo-Fr 09:00-12:30", language="en") == ["Monday to Friday: 9:00\u00a0– 12:30"]


@given(st.text(max_size=120))
def test_nothing_is_lost_nor_breaks(raw: str) -> None:
    assert all(hours_lines(raw, language="fr"))
