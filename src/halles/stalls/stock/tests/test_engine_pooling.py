"""The neighbour has one: the nearest first, only among shops that agreed, and never how many."""

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.stock.engine.pooling import QUESTIONS_A_DAY, Word, questions_left, says_yes, who_has

NAMES = st.sampled_from([f"shop-{letter}" for letter in "abcdefgh"])
WORDS = st.lists(
    st.builds(Word, shop=NAMES, metres=st.floats(0, 900), has_agreed=st.booleans(), has_it=st.booleans()),
    unique_by=lambda word: word.shop,
)


def _named(words: list[Word], most: int = 3) -> list[str]:
    return who_has(words, asked_in="shop-a", has_agreed=True, most=most)


@given(WORDS)
def test_only_shops_that_agreed_and_have_it_are_named_the_nearest_first(words):
    by_name = {word.shop: word for word in words}
    named = [by_name[shop] for shop in _named(words)]
    assert all(word.has_agreed and word.has_it and word.shop != "shop-a" for word in named)
    assert [word.metres for word in named] == sorted(word.metres for word in named)
    asked = [word for word in words if word.has_agreed and word.has_it and word.shop != "shop-a"]
    assert len(named) == min(3, len(asked))
    assert all(
        word.metres >= max((w.metres for w in named), default=0) for word in asked if word not in named
    )


@given(WORDS, st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_of_words(words, random):
    mixed = list(words)
    random.shuffle(mixed)
    assert _named(mixed) == _named(words)


@given(WORDS)
def test_whoever_does_not_share_is_told_of_nobody(words):
    assert who_has(words, asked_in="shop-a", has_agreed=False) == []


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_the_word_is_the_same_whatever_the_quantity_from_the_threshold_up(first, second):
    def word(shop: str, metres: float, quantity: float) -> Word:
        return Word(shop, metres, True, says_yes(quantity))

    answers = [_named([word("shop-b", 90, quantity), word("shop-c", 50, 2)]) for quantity in (first, second)]
    assert answers[0] == answers[1] == ["shop-c", "shop-b"]
    assert word("shop-b", 90, first) == word("shop-b", 90, second), "no trace of the quantity is in the word"


def test_a_shop_may_keep_its_last_piece_to_itself_and_never_offers_none():
    assert says_yes(1)
    assert not says_yes(0.5)
    assert not says_yes(1, least=2)
    assert says_yes(2, least=2)
    assert not says_yes(0, least=0)


def test_questions_of_a_day_are_counted():
    assert questions_left(0) == QUESTIONS_A_DAY
    assert questions_left(QUESTIONS_A_DAY + 5) == 0
