"""What is lost in the evening, by the trade and the name."""

import pytest

from halles.kit.text import fold
from halles.stalls.stock.engine.keeping import perishes


@pytest.mark.parametrize("name", ["Baguette", "Éclair au café", "Pain au chocolat", "Flan"])
def test_what_a_baker_bakes_is_lost_in_the_evening(name):
    assert perishes("bakery", fold(name))


@pytest.mark.parametrize("name", ["Confiture de fraises", "Jus de pomme 1 l", "Miel de bruyère"])
def test_what_she_sells_beside_keeps(name):
    assert not perishes("bakery", fold(name))


@pytest.mark.parametrize("trade", ["books", "hardware", "greengrocer", ""])
def test_other_trades_say_so_themselves(trade):
    assert not perishes(trade, fold("Baguette"))
