"""Only an operator takes the demonstration town away."""

import pytest

from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Refused
from halles.stalls.office.commands import demo_town_remove

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("actor", [NOBODY, Actor(person="0" * 26)])
def test_demo_town_remove_is_refused_to_others(actor):
    with pytest.raises(Refused):
        demo_town_remove(actor=actor)
