"""Writes of the stock stall."""

from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId
from halles.stalls.stock import rights
from halles.stalls.stock.events import NoteAdded
from halles.stalls.stock.models import Note


def note_add(*, actor: Actor, town: str, text: str) -> Note:
    """Leave a note in a town."""
    require(actor, rights.ADD, town)
    text = text.strip()
    if not text:
        raise BadInput(gettext("This note is empty."), field="text", advice=gettext("Write a few words."))
    with transaction.atomic():
        note = Note.objects.create(town=town, author=actor.person, text=text)
        record(NoteAdded(note=PublicId(note.id)), town=town, actor=actor.person, subject=note.id)
    return note
