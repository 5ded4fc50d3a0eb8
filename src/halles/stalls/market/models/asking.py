"""What residents ask a shop, and whose news they want to hear."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.reportable import Hidable
from halles.kit.text import mark
from halles.stalls.market.models.base import id_field


class Reply(models.TextChoices):
    """What a shop answers with one tap."""

    YES = "yes", mark("Yes")
    NO = "no", mark("No")
    TOMORROW = "tomorrow", mark("Tomorrow")


class Question(Hidable):
    """ "Avez-vous…?": asked of one shop, answered with one tap, gone that evening."""

    id = id_field()
    town = models.CharField(max_length=60)
    organisation = models.CharField(max_length=ID_LENGTH)
    number = models.PositiveSmallIntegerField()
    """Among those of a shop on a day, to answer by text message."""
    key = models.CharField(max_length=64, unique=True)
    """Keyed hash of the page's own number: sent twice, asked once."""
    secret = models.CharField(max_length=64, unique=True)
    """Hash of what opens the page of who asked."""
    text = models.CharField(max_length=140)
    person = models.CharField(max_length=ID_LENGTH, blank=True)
    channel = models.CharField(max_length=8, blank=True)
    to = models.CharField(max_length=254, blank=True)
    """Both empty: who asked looks at her page."""
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    reply = models.CharField(max_length=8, choices=Reply.choices, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.CharField(max_length=ID_LENGTH, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "expires_at"], name="market_question_open")]

    def __str__(self) -> str:
        return self.id


class Follow(models.Model):
    """Somebody wants to hear the news of a shop, by her own channel; no count of what she does with them."""

    id = id_field()
    town = models.CharField(max_length=60)
    organisation = models.CharField(max_length=ID_LENGTH)
    person = models.CharField(max_length=ID_LENGTH, blank=True)
    channel = models.CharField(max_length=8)
    to = models.CharField(max_length=254)
    secret = models.CharField(max_length=64, unique=True)
    """Hash of what opens her page: see it all, delete it all."""
    confirmed_at = models.DateTimeField(null=True, blank=True)
    """Since when it is sure that she asked: nothing is sent before."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "channel", "to"], name="market_follow_once")
        ]
        indexes = [models.Index(fields=["to"], name="market_follow_to")]

    def __str__(self) -> str:
        return self.id
