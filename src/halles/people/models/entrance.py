"""How one signs in: cards, one-time codes, open sign-ins, and the count of attempts."""

from django.db import models

from halles.kit.ids import ID_LENGTH
from halles.people.models.persons import Person, User, id_field


class AccessCard(models.Model):
    """A printed card that signs its holder in; the code itself is only on the card."""

    id = id_field()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cards")
    code_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.CharField(max_length=ID_LENGTH, blank=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at=None), name="people_card_one_valid"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.id}"


class OneTimeCode(models.Model):
    """A code sent to an e-mail address or a telephone, to prove that one reads what arrives there."""

    id = id_field()
    channel = models.CharField(max_length=8)
    to = models.CharField(max_length=254)
    person = models.CharField(max_length=ID_LENGTH, blank=True)
    """Who adds this address to her details; empty for a sign-in."""
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.channel} {self.id}"


class SignIn(models.Model):
    """An open sign-in, for its owner's list: which kind of device, since when; no address of the network."""

    id = id_field()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    method = models.CharField(max_length=8)
    device = models.CharField(max_length=60)
    is_own_device = models.BooleanField()
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.method}"


class Attempt(models.Model):
    """How often a keyed hash (of an address, an account, a network address) was seen in a window of time."""

    key_hash = models.CharField(max_length=64)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key_hash", "window"], name="people_attempt_once")]
        indexes = [models.Index(fields=["expires_at"], name="people_attempt_expiry")]

    def __str__(self) -> str:
        return f"{self.window} {self.count}"
