"""A human being, and her login: two tables, because many have no login."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH, new_id


def id_field() -> models.CharField:
    """Return the primary key of every table here: a public id."""
    return models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)


class Person(models.Model):
    """A human being known to a territory; may have neither e-mail nor telephone nor login.

    The journal knows only `id`; erasing the row deletes the link between that id and the human.
    """

    id = id_field()
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    """E.164; a number may be shared by a family, so it is not unique."""
    language = models.CharField(max_length=2, default="fr")
    town = models.CharField(max_length=60, blank=True)
    """Slug of the town where the person was first met; decides whether she is an invented (demo) one."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["email"], name="people_person_email", condition=~models.Q(email="")),
            models.Index(fields=["phone"], name="people_person_phone", condition=~models.Q(phone="")),
            models.Index(fields=["town"], name="people_person_town"),
        ]

    def __str__(self) -> str:
        return self.id


class UserManager(BaseUserManager["User"]):
    """Create logins; nobody has a password."""

    def create_user(self, *, person: Person) -> "User":
        """Create the login of `person`."""
        user: User = self.model(person=person)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A login of a person: by one-time code, passkey or access card, never by password.

    Its unusable "password" is random: changing it ends every session of the user at once.
    """

    id = id_field()
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="user")
    username = models.CharField(max_length=ID_LENGTH, unique=True, default=new_id)
    """What Django and allauth want; never shown."""
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []

    def __str__(self) -> str:
        return self.id
