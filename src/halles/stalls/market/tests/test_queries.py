"""The list of notes is one SQL statement, the newest first, of one town."""

from typing import Any

import pytest

from halles.kit.actor import Actor
from halles.kit.ids import new_id
from halles.stalls.market.commands import note_add
from halles.stalls.market.queries import note_list

pytestmark = pytest.mark.django_db


def test_note_list(django_assert_num_queries: Any) -> None:
    author = Actor(person=new_id())
    for town, text in (("redon", "First"), ("redon", "Second"), ("elsewhere", "Third")):
        note_add(actor=author, town=town, text=text)
    with django_assert_num_queries(1):
        assert [note.text for note in note_list(town="redon")] == ["Second", "First"]
