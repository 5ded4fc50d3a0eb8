"""The second reader: what it learns, and that it only ever takes certainty away."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.doors.bench.intents_data import NAMES, SECOND_NAMES, items
from halles.doors.engine import Example, Names, SecondReader, Understood, fold, understand
from halles.doors.engine.second_words import masked, unnamed
from halles.doors.engine.words import tokens
from halles.doors.intents.examples import examples, house_specs, second_reader

TUESDAY = date(2025, 4, 22)
SPECS = house_specs()
RISK = {spec.name: spec.risk for spec in SPECS}
FEW = [
    Example("qui vend du miel", "market.find"),
    Example("qui vend des piles", "market.find"),
    Example("fermé jeudi matin", "directory.special", "shop"),
    Example("fermé lundi", "directory.special", "shop"),
    Example("bonne année", "none"),
    Example("bonne fête", "none"),
]
SAID = [item for half in ("tuning", "heldout", "second_tuning") for item in items(half) if not item.pending]


def meant(text: str, who: str, names: Names = NAMES, second: SecondReader | None = None) -> Understood:
    """Understand a message on a Tuesday."""
    is_shop, is_agent = who == "shop", who == "agent"
    return understand(
        text, specs=SPECS, names=names, today=TUESDAY, is_shop=is_shop, is_agent=is_agent, second=second
    )


def acts(found: Understood) -> bool:
    """Say whether something would be done at once."""
    return found.sure and RISK.get(found.intent, "A") != "A"


@pytest.mark.parametrize(
    ("text", "who", "intent"),
    [
        ("qui vend des lacets", "anybody", "market.find"),
        ("fermé mardi", "shop", "directory.special"),
        ("bonne soirée", "anybody", "none"),
    ],
)
def test_it_learns_from_a_few_examples(text: str, who: str, intent: str) -> None:
    scores = SecondReader(FEW).scores(tokens(text), NAMES, who)
    assert max(scores, key=lambda name: scores[name]) == intent


def test_the_same_examples_give_the_same_reader() -> None:
    found = tokens("ki vend du mièl")
    assert SecondReader(FEW).scores(found, NAMES, "anybody") == SecondReader(FEW).scores(
        found, NAMES, "anybody"
    )


def test_an_example_of_little_trust_gives_way() -> None:
    doubted = [*FEW, Example("qui vend des piles", "directory.find", weight=0.1)]
    scores = SecondReader(doubted).scores(tokens("qui vend des piles"), NAMES, "anybody")
    assert scores["market.find"] > scores["directory.find"]


def test_names_numbers_and_days_are_told_by_their_class() -> None:
    names = Names({fold("Ti Laezh"): "Ti Laezh"}, {fold("Gare"): "Gare"})
    assert masked(tokens("suivre Ti Laezh jeudi 9h30"), names) == ["suivre", "xshop", "xday", "xhour"]
    assert masked(tokens("gare 15 code 4821"), names) == ["xcarpark", "xnumber", "code", "xcode"]
    assert unnamed("Suivre Ti Laezh !", names) == "Suivre xshop !"


def test_examples_name_no_shop_of_the_corpora() -> None:
    shops = (*NAMES.shops, *SECOND_NAMES.shops)
    long = [name for name in shops if name.count(" ") > 1]
    assert long
    assert [each.text for each in examples() if any(name in fold(each.text) for name in long)] == []


def test_nothing_held_out_was_taken_as_an_example() -> None:
    """Two writers write the same short things ("stop", "pause"); no more than that is in both."""
    known = {(example.text, example.intent) for example in examples()}
    held_out = items("second_heldout")
    both = [item for item in held_out if (unnamed(item.text, item.names), item.intent) in known]
    assert all(len(item.text.split()) <= 5 for item in both)
    assert len(both) / len(held_out) < 0.06


@settings(max_examples=80, deadline=None)
@given(item=st.sampled_from(SAID))
def test_it_never_makes_an_act_sure_that_the_phrases_are_not(item: object) -> None:
    text, who, names = item.text, item.who, item.names  # type: ignore[attr-defined]
    alone, both = meant(text, who, names), meant(text, who, names, second_reader())
    assert not acts(both) or acts(alone) or both.intent != alone.intent


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="abcdeirst é?0123", max_size=60), who=st.sampled_from(["anybody", "shop", "agent"])
)
def test_what_it_alone_proposes_is_never_sure(text: str, who: str) -> None:
    alone, both = meant(text, who), meant(text, who, second=second_reader())
    assert alone.intent or not both.sure


def test_no_near_miss_of_what_was_learnt_from_is_done() -> None:
    near = [item for item in SAID if item.intent == "none"]
    done = [item.text for item in near if acts(meant(item.text, item.who, item.names, second_reader()))]
    assert len(near) > 200
    assert done == []


def test_a_second_reader_that_disagrees_leaves_only_a_question() -> None:
    contrary = SecondReader([Example("annuler 4821", "none"), Example("annuler 1234", "none"), *FEW])
    assert acts(meant("annuler 4821", "anybody"))
    found = meant("annuler 4821", "anybody", second=contrary)
    assert (found.intent, found.sure) == ("market.cancel", False)
    assert found.slots["code"] == "4821"


def test_what_no_phrase_says_is_proposed_with_its_slots() -> None:
    told = [Example(f"déposez {n} pains pour moi", "market.order") for n in ("deux", "trois", "cinq")]
    told += [Example("la pluie tombe sur le port", "none"), Example("quel beau temps", "none")]
    found = meant("déposez deux pains", "anybody", second=SecondReader(told))
    assert (found.intent, found.sure) == ("market.order", False)
    assert "lines" in found.slots


def test_reading_a_message_is_cheap() -> None:
    reader, found = second_reader(), tokens("bonjour je voudrais réserver deux baguettes pour demain matin")
    began = process_time()
    for _ in range(50):
        reader.scores(found, NAMES, "anybody")
    assert (process_time() - began) / 50 < 0.01
