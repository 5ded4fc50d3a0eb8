"""A list as one types or dictates it becomes names and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.stock.engine.matching import SAME, alike, likeness
from halles.stalls.stock.engine.typed import MOST_LINES, Typed, read


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("12 cahiers, 3 stylos bleus", [("Cahiers", 12, "piece"), ("Stylos bleus", 3, "piece")]),
        ("12 cahiers et 3 stylos bleus", [("Cahiers", 12, "piece"), ("Stylos bleus", 3, "piece")]),
        (
            "gommes : 40\nrègles x12; colle 7",
            [("Gommes", 40, "piece"), ("Règles", 12, "piece"), ("Colle", 7, "piece")],
        ),
        ("2,5 kg de tomates, 800 g d’ail", [("Tomates", 2500, "kilo"), ("Ail", 800, "kilo")]),
        ("tomates 2,5 kg", [("Tomates", 2500, "kilo")]),
        ("deux douzaines d’œufs", [("Œufs", 24, "piece")]),
        ("une demi-douzaine de brioches", [("Brioches", 6, "piece")]),
        ("3 bottes de radis\n4 barquettes de fraises", [("Radis", 3, "bunch"), ("Fraises", 4, "punnet")]),
        ("cahier 96 pages", [("Cahier 96 pages", None, "piece")]),
        ("12 cahiers 96 pages", [("Cahiers 96 pages", 12, "piece")]),
        ("Sel et poivre 4", [("Sel et poivre", 4, "piece")]),
        ("0 timbre", [("Timbre", 0, "piece")]),
        ("1,5 cahier", [("Cahier", None, "piece")]),
        ("- 5 enveloppes\n• 6 timbres", [("Enveloppes", 5, "piece"), ("Timbres", 6, "piece")]),
        ("  ,;\n ", []),
    ],
)
def test_a_list_is_read(text: str, lines: list[tuple[str, int | None, str]]) -> None:
    assert read(text) == [Typed(*line) for line in lines]


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for line in read(text):
        assert line.name
        assert line.quantity is None or line.quantity >= 0


def test_a_long_list_is_cut() -> None:
    assert len(read("\n".join(f"{n} cahiers" for n in range(500)))) == MOST_LINES


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("cahiers", "cahier"),
        ("stylos bleus", "stylo bleu"),
        ("bleu stylo", "stylo bleu"),
        ("journaux", "journal"),
    ],
)
def test_the_same_article_in_other_words(asked: str, name: str) -> None:
    assert likeness(asked, name) >= SAME


@pytest.mark.parametrize(
    ("asked", "name"),
    [("stylo bleu", "stylo rouge"), ("cahier", "cahier 96 pages"), ("pain", "pain complet"), ("pin", "vin")],
)
def test_two_articles_are_not_one(asked: str, name: str) -> None:
    assert likeness(asked, name) < SAME


def test_likely_names_are_proposed_the_best_first() -> None:
    names = ["stylo rouge", "cahier 96 pages", "cahier", "gomme"]
    assert [place for place, _ in alike("cahiers", names)] == [2, 1]
    assert alike("cahiet", names)[0][0] == 2
