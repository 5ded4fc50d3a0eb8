"""The search finds what people mean, ranks it always the same way, and never falls over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.kit.text import fold
from halles.stalls.directory.engine.search import Entry, near, search

BAKERY = "boulangerie bakery pain"
CORPUS = [
    ("anne", "Le Fournil d’Anne", BAKERY, "Grande Rue"),
    ("epis", "Aux Épis d’Or", BAKERY, "rue Notre-Dame"),
    ("halles", "Pharmacie des Halles", "pharmacie pharmacy médicaments", "place de la République"),
    ("centrale", "Pharmacie Centrale", "pharmacie pharmacy médicaments", "Grande Rue"),
    ("port", "Café du Port", "café cafe bar", "quai Duguay-Trouin"),
    ("bonneau", "Le Bonneau", "café cafe bar", "rue Victor Hugo"),
    ("tif", "Diminu’Tif", "coiffeur hairdresser salon de coiffure", "rue du Port"),
    ("coco", "Chez Coco", "coiffeur hairdresser salon de coiffure", "Grande Rue"),
    ("biocoop", "Biocoop", "supermarché supermarket alimentation", "avenue Jean Burel"),
    ("superu", "Super U", "supermarché supermarket alimentation", "route de Rennes"),
    ("oeuf", "L’Œuf à la coque", "restaurant", "Grande Rue"),
    ("journaux", "Maison de la presse", "journaux newsagent presse journal", "rue des États"),
]
ENTRIES = [Entry(key, *(fold(text) for text in texts)) for key, *texts in CORPUS]


def found(query: str) -> list[str]:
    return search(fold(query), ENTRIES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("boulangerie", {"anne", "epis"}),
        ("boulangri", {"anne", "epis"}),
        ("boulangeries", {"anne", "epis"}),
        ("BOULANGERIE", {"anne", "epis"}),
        ("bakery", {"anne", "epis"}),
        ("pharmacie", {"halles", "centrale"}),
        ("pharamcie", {"halles", "centrale"}),
        ("farmacie", {"halles", "centrale"}),
        ("pharma", {"halles", "centrale"}),
        ("cafe", {"port", "bonneau"}),
        ("cafés", {"port", "bonneau"}),
        ("coiffeur", {"tif", "coco"}),
        ("coifeur", {"tif", "coco"}),
        ("coiffeurs", {"tif", "coco"}),
        ("hairdresser", {"tif", "coco"}),
        ("le port café", {"port"}),
        ("halles pharmacie", {"halles"}),
        ("pharmacie grande rue", {"centrale"}),
        ("bio coop", {"biocoop"}),
        ("superu", {"superu"}),
        ("super u", {"superu"}),
        ("oeuf", {"oeuf"}),
        ("œuf coque", {"oeuf"}),
        ("epis d'or", {"epis"}),
        ("l'épi d’or", {"epis"}),
        ("diminutif", {"tif"}),
        ("chez coco", {"coco"}),
        ("journal", {"journaux"}),
        ("journaux", {"journaux"}),
        ("aquarium", set()),
        ("boulangerie pharmacie", set()),
    ],
)
def test_finds_what_is_meant(query: str, expected: set[str]) -> None:
    assert set(found(query)) == expected


def test_a_name_comes_before_a_kind_and_a_street() -> None:
    assert found("port")[0] == "port"
    assert found("port")[-1] == "tif"


def test_the_exact_name_comes_first() -> None:
    entries = [
        *ENTRIES,
        Entry("long", "pharmacie centrale de nuit", "pharmacie"),
        Entry("z", "pharmacie", ""),
    ]
    assert search("pharmacie centrale", entries)[0] == "centrale"
    assert search("pharmacie", entries)[0] == "z"


def test_nothing_typed_gives_everything_by_name() -> None:
    names = {entry.key: entry.name for entry in ENTRIES}
    assert [names[key] for key in found("")] == sorted(names.values())


def test_short_words_are_not_corrected_into_others() -> None:
    entries = [Entry("bar", "bar"), Entry("car", "car"), Entry("pain", "pain"), Entry("bain", "bain")]
    assert search("bar", entries) == ["bar"]
    assert search("pain", entries) == ["pain"]


def test_typos_are_looked_for_only_when_the_word_is_unknown() -> None:
    entries = [Entry("cafe", "café", "cafe"), Entry("care", "beauty care")]
    assert search("care", entries) == ["care"]


def test_near_names_are_proposed() -> None:
    assert near("fournil dane", ENTRIES)[0] == "anne"
    assert near("xqzw", ENTRIES) == []


words = st.text(alphabet="abcdefghij", min_size=1, max_size=12)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)
corpora = st.lists(names, min_size=1, max_size=12).map(
    lambda all_names: [Entry(f"{at:02}", name) for at, name in enumerate(all_names)]
)


@given(corpora, st.data())
@settings(max_examples=150, deadline=None)
def test_every_name_finds_its_entry(entries: list[Entry], data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(entries))
    result = search(entry.name, entries)
    assert entry.key in result
    assert len(result) == len(set(result))


@given(corpora, st.data())
@settings(max_examples=150, deadline=None)
def test_order_of_words_and_of_entries_changes_nothing(entries: list[Entry], data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(entries))
    turned = " ".join(data.draw(st.permutations(entry.name.split())))
    assert entry.key in search(turned, entries)
    shuffled = data.draw(st.permutations(entries))
    assert search(entry.name, shuffled) == search(entry.name, entries)


@given(st.text(alphabet="abcdefghijklmnop", min_size=7, max_size=14), st.data())
@settings(max_examples=150, deadline=None)
def test_one_letter_missing_is_forgiven(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    assert search(word[:at] + word[at + 1 :], [Entry("x", word)]) == ["x"]


@given(st.text(max_size=80), corpora)
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_gets_an_answer(query: str, entries: list[Entry]) -> None:
    keys = {entry.key for entry in entries}
    assert set(search(fold(query), entries)) <= keys
    assert set(near(fold(query), entries)) <= keys
