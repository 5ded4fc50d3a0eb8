"""Somebody who helps acts for somebody else: with her spoken consent, for a while, written down for her.

And what paper needs: the codes of printed sheets, and the number that a town's sheets tell.
"""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id


class Helping(models.Model):
    """One sitting: a helper, the person she acts for, what that person said, and when it ended."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    helper = models.CharField(max_length=ID_LENGTH, blank=True)
    structure = models.CharField(max_length=ID_LENGTH, blank=True)
    """The approved organisation she helps for; "" for the town hall's own counter."""
    person = models.CharField(max_length=ID_LENGTH)
    said = models.CharField(max_length=200)
    """The consent, as it was said: what for, in the person's words."""
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "started_at"], name="doors_helping_person")]

    def __str__(self) -> str:
        return self.id


class HelpingAct(models.Model):
    """One thing done in a sitting, as the receipt and the person's own journal tell it."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    helping = models.ForeignKey(Helping, on_delete=models.CASCADE, related_name="acts")
    stall = models.CharField(max_length=40)
    words = models.CharField(max_length=300)
    code = models.CharField(max_length=20, blank=True)
    """What she shows or says for it: an order's code."""
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.id


class PaperCode(models.Model):
    """The short code of a printed sheet: typed or scanned at a counter, it leads to where the paper stopped.

    The table holds a keyed hash of the code alone, and what it leads to as ids.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    code_hash = models.CharField(max_length=64, unique=True)
    stall = models.CharField(max_length=40)
    """Whose `paper_resume` (its public.py) knows the page."""
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    person = models.CharField(max_length=ID_LENGTH, blank=True)
    """Whose paper it is; "" for one of nobody in particular."""
    printed_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.id


class TextLine(models.Model):
    """The number to which one writes to a town by text message, as its sheets of paper tell it."""

    town = models.CharField(primary_key=True, max_length=60)
    number = models.CharField(max_length=20)
    """E.164, or the short number of an operator: digits."""

    def __str__(self) -> str:
        return self.town
