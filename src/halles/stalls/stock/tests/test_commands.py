"""A note is left by somebody, says something, and is told to the journal."""

import pytest

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused
from halles.kit.ids import new_id
from halles.stalls.stock.commands import note_add
from halles.stalls.stock.models import Note

pytestmark = pytest.mark.django_db


def test_note_is_kept_and_told() -> None:
    author = new_id()
    note = note_add(actor=Actor(person=author), town="redon", text=" Hello ")
    assert Note.objects.get().text == "Hello"
    entry = Entry.objects.get(kind="stock.note-added")
    assert (entry.actor, entry.subject) == (author, note.id)


def test_nobody_leaves_no_note() -> None:
    with pytest.raises(Refused):
        note_add(actor=NOBODY, town="redon", text="Hello")
    assert not Note.objects.exists()


def test_empty_note_is_refused() -> None:
    with pytest.raises(BadInput):
        note_add(actor=Actor(person=new_id()), town="redon", text="  ")
