"""The search in product names: what is typed in haste finds, filters are exact, nothing typed is harmful."""

import random
import string
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.market.engine.search import Document, Index, Unreadable, build, written
from halles.stalls.market.engine.search.sound import heard
from halles.stalls.market.engine.search.words import IDLE, stem, telling, words_of
from halles.stalls.market.queries.search_file import index_opened

SHELF = (
    "Chirashi mariné",
    "Vinaigre balsamique de Modène",
    "Haricots verts très fins",
    "Fromage à tartiner ail et fines herbes",
    "Pain de campagne à base de levain",
    "Pain sans gluten",
    "Camembert fermier au lait cru",
    "Lait demi-écrémé 1L",
    "Lait entier 50 cl",
    "Œufs de poules élevées en plein air",
    "Bœuf bourguignon",
    "Confiture d’abricot",
    "Gâteaux aux amandes",
    "Pomme de terre Charlotte",
    "Pommes Golden",
    "Saucisson sec",
    "Chocolat noir 70 %",
    "Mousse au chocolat",
    "Poireaux",
    "Poires Williams",
    "Quiche lorraine",
    "Sirop de grenadine",
    "Coca-Cola",
    "Yaourt nature",
    "Champignons de Paris",
    "Œillets",
    "Pharmacie de voyage",
    "Café moulu",
    "Cahier à spirale 96 pages",
    "Ελληνικό κρασί",
)
INDEX = Index.of([Document(name) for name in SHELF])

NAMES = st.lists(
    st.one_of(st.sampled_from(SHELF), st.text(max_size=30), st.text("abcdeéç '-19", max_size=24)),
    min_size=1,
    max_size=25,
)


def first(query: str) -> str:
    found = INDEX.find(query, 10)
    return SHELF[found.rows[0]] if len(found.rows) else ""


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("fromaje", "Fromage à tartiner ail et fines herbes"),
        ("FROMAGE", "Fromage à tartiner ail et fines herbes"),
        ("vinegre balzamique", "Vinaigre balsamique de Modène"),
        ("aricot ver", "Haricots verts très fins"),
        ("haricot vert", "Haricots verts très fins"),
        ("fins verts haricots", "Haricots verts très fins"),
        ("camenbert", "Camembert fermier au lait cru"),
        ("kamember", "Camembert fermier au lait cru"),
        ("pain san glutene", "Pain sans gluten"),
        ("eufs", "Œufs de poules élevées en plein air"),
        ("oeuf", "Œufs de poules élevées en plein air"),
        ("beuf", "Bœuf bourguignon"),
        ("farmacie", "Pharmacie de voyage"),
        ("kiche", "Quiche lorraine"),
        ("kafé", "Café moulu"),
        ("gateau", "Gâteaux aux amandes"),
        ("gato", "Gâteaux aux amandes"),
        ("choclat noir", "Chocolat noir 70 %"),
        ("hcocolat mouse", "Mousse au chocolat"),
        ("pommedeterre", "Pomme de terre Charlotte"),
        ("cocacola", "Coca-Cola"),
        ("sau cisson", "Saucisson sec"),
        ("dabricot", "Confiture d’abricot"),
        ("champi", "Champignons de Paris"),
        ("lait 1 l", "Lait demi-écrémé 1L"),
        ("lait 1l", "Lait demi-écrémé 1L"),
        ("κρασι", "Ελληνικό κρασί"),
        ("yahourt", "Yaourt nature"),
        ("yoaurt", "Yaourt nature"),
    ],
)
def test_what_is_typed_in_haste_finds(typed: str, wanted: str) -> None:
    assert first(typed) == wanted
    assert INDEX.find(typed, 10).complete


def test_it_tells_what_was_corrected_and_only_that() -> None:
    assert INDEX.find("fromaje herbe", 5).corrected == (("fromaje", "fromage"),)
    assert INDEX.find("pommes golde", 5).corrected == ()


def test_without_a_word_that_nobody_knows_the_most_telling_ones_are_met() -> None:
    found = INDEX.find("lait xylophone demi", 10)
    assert ([SHELF[row] for row in found.rows], found.complete) == (["Lait demi-écrémé 1L"], False)
    found = INDEX.find("xylophone", 10)
    assert (found.rows.tolist(), found.complete, found.words) == ([], False, ("xylophone",))


def test_figures_under_the_bars_find_their_product_alone() -> None:
    index = Index.of([Document("Sirop 30", "3052910056100"), Document("3052910056", ""), Document("Livre")])
    for typed in ("3052910056100", "3 052910 056100", "03052910056100", " 3052910-056100 "):
        found = index.find(typed, 5)
        assert (found.rows.tolist(), found.complete) == ([0], True)
    assert not len(index.find("3052910056100", 5, allowed=np.array([False, True, True])).rows)


def test_the_nearest_comes_first_among_equals_alone() -> None:
    index = Index.of([Document("Pommes"), Document("Pomme Golden"), Document("Gomme"), Document("Pomme")])
    far = np.array([300.0, 20.5, 0.0, 20.0])
    assert index.find("pomme", 4, rank=far).rows.tolist() == [3, 1, 0, 2]
    assert index.find("pomme", 4).rows.tolist() == [3, 1, 0, 2]


def test_a_common_word_leaves_a_place_to_what_may_have_been_meant() -> None:
    index = Index.of([Document(f"Sucre {n}") for n in range(40)] + [Document("Amandes sucrées")])
    assert 40 in index.find("sucre", 10).rows
    assert index.find("sucre", 10).rows[-1] == 40


@pytest.mark.parametrize(
    "query",
    ["", " ", "\x00", "🥖", "🥖🧀" * 100_000, "a" * 500_000, "é " * 250_000, "\ud800", "-' %", "1" * 400_000],
)
def test_nothing_typed_is_harmful(query: str) -> None:
    assert len(INDEX.find(query, 10).rows) <= 10


def test_an_empty_index_finds_nothing() -> None:
    for names in ([], [""], ["🥖"]):
        found = Index.of([Document(name) for name in names]).find("pain", 10)
        assert (len(found.rows), found.complete) == (0, False)


@given(NAMES, st.integers(0, 24))
@settings(max_examples=150, deadline=None)
def test_each_document_is_found_by_its_own_words_in_any_order(names: list[str], number: int) -> None:
    number %= len(names)
    own = list(dict.fromkeys(telling(words_of(names[number]))))[:8]
    query = " ".join(own)
    if not own or len(query) > 200:
        return
    index = Index.of([Document(name) for name in names])
    found = index.find(query, len(names))
    assert number in found.rows
    assert found.complete
    backwards = index.find(" ".join(reversed(own)), len(names))
    assert backwards.rows.tolist() == found.rows.tolist()
    assert set(backwards.corrected) == set(found.corrected)


@given(NAMES, st.integers(0, 24), st.integers(3, 12))
@settings(max_examples=150, deadline=None)
def test_three_letters_of_the_last_word_find(names: list[str], number: int, letters: int) -> None:
    number %= len(names)
    own = list(dict.fromkeys(telling(words_of(names[number]))))[:8]
    if not own or len(" ".join(own)) > 200 or len(own[-1]) > 25 or own[-1] in IDLE:
        return
    query = " ".join([*own[:-1], own[-1][:letters]])
    if telling(words_of(query)) != words_of(query):
        return  # what is left of the word says nothing by itself
    found = Index.of([Document(name) for name in names]).find(query, len(names))
    assert number in found.rows


@given(NAMES, st.text("abcdeéç '-19", max_size=20), st.integers(1, 30), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_a_filter_is_exact(names: list[str], query: str, limit: int, draw: random.Random) -> None:
    index = Index.of([Document(name) for name in names])
    allowed = np.array([draw.random() < 0.5 for _ in names], dtype=bool)
    found = index.find(query, limit, allowed=allowed)
    assert allowed[found.rows].all()
    assert len(set(found.rows.tolist())) == len(found.rows) == min(limit, found.matched)
    if found.complete:
        everything = index.find(query, len(names))
        assert set(found.rows.tolist()) <= set(everything.rows.tolist())
        if found.matched <= limit:
            assert set(np.flatnonzero(allowed)) & set(everything.rows.tolist()) == set(found.rows.tolist())
    small = [name for name, kept in zip(names, allowed, strict=True) if kept]
    assert found.matched <= len(small)


def test_one_fault_in_a_word_is_forgiven_whatever_it_is() -> None:
    draw = random.Random(3)
    for name in SHELF:
        for word in telling(words_of(name)):
            if len(word) < 5 or not word.isascii():
                continue
            at, letter = draw.randrange(len(word)), draw.choice(string.ascii_lowercase)
            for typed in (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ):
                assert any(word in words_of(SHELF[row]) for row in INDEX.find(typed, 10).rows), (typed, word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fromage", "fromaje"), ("pharmacie", "farmassie"), ("gateau", "gatos"), ("quiche", "kiche"),
        ("boeuf", "beuf"), ("haricot", "aricots"), ("vinaigre", "vinegre"), ("the", "te"), ("creme", "kreme"),
        ("champignon", "chanpignon"), ("saucisse", "sossice"), ("confiture", "confitures"), ("lait", "let"),
    ],
)  # fmt: skip
def test_what_sounds_alike_has_one_key(one: str, other: str) -> None:
    assert heard(one) == heard(other)


def test_endings_of_the_plural() -> None:
    assert [stem(word) for word in ("pommes", "noix", "chevaux", "gateaux", "riz", "bas", "poireau")] == [
        "pomme", "noi", "cheval", "gateaux", "riz", "bas", "poireau",
    ]  # fmt: skip


def test_the_file_is_the_index(tmp_path: Path) -> None:
    path = tmp_path / "index"
    documents = [Document(name, str(10**12 + number)) for number, name in enumerate(SHELF)]
    path.write_bytes(written(build(documents, {"far": np.arange(len(SHELF)) * 1.5})))
    index = index_opened(path)
    assert len(index) == len(SHELF)
    assert index.beside("far")[2] == 3.0
    for query in ("fromaje", "pain", str(10**12 + 4)):
        assert index.find(query, 10).rows.tolist() == Index.of(documents).find(query, 10).rows.tolist()
    with pytest.raises(ValueError, match="read-only"):
        index.beside("far")[0] = 1.0


@pytest.mark.parametrize("cut", [0, 5, 30, 400, -1])
def test_another_file_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "index"
    path.write_bytes(written(build([Document("Pain")]))[:cut])
    with pytest.raises(Unreadable):
        index_opened(path)


def test_the_same_documents_make_the_same_file() -> None:
    documents = [Document(name) for name in SHELF]
    assert written(build(documents)) == written(build(documents))
