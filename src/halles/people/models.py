"""Tables of the people floor: persons, logins, organisations and who belongs to them, cards and invitations."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.text import mark


def _id() -> models.CharField:
    return models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)


class Person(models.Model):
    """A human being known to a territory; may have neither e-mail nor telephone nor login.

    The journal knows only `id`; erasing the row deletes the link between that id and the human.
    """

    id = _id()
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    """E.164; a number may be shared by a family, so it is not unique."""
    language = models.CharField(max_length=2, default="fr")
    town = models.CharField(max_length=60, blank=True)
    """Slug of the town where the person was first met; decides whether she is an invented (demo) one."""
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.id


class UserManager(BaseUserManager["User"]):
    """Create logins; nobody has a password."""

    def create_user(self, *, person: Person, email: str = "") -> "User":
        """Create the login of `person`."""
        user: User = self.model(person=person, email=email.lower())
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A login of a person: by one-time code, passkey or access card, never by password."""

    id = _id()
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="user")
    username = models.CharField(max_length=ID_LENGTH, unique=True, default=new_id)
    """What Django and allauth want; never shown."""
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~models.Q(email=""), name="people_user_email_once")
        ]

    def __str__(self) -> str:
        return self.id


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    SHOP = "shop", mark("Shop")
    ASSOCIATION = "association", mark("Association")
    TOWN_SERVICE = "town-service", mark("Town service")
    COURIER = "courier", mark("Courier")
    HELPER = "helper", mark("Helper structure")


class Organisation(models.Model):
    """A shop, an association, a town service, a courier or a helper structure, at a place of a town."""

    id = _id()
    kind = models.CharField(max_length=16, choices=OrganisationKind.choices)
    name = models.CharField(max_length=160)
    town = models.CharField(max_length=60)
    """Slug of its town."""
    place = models.CharField(max_length=ID_LENGTH, blank=True)
    """Public id of its `town.Place`."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["town", "kind"], name="people_organisation_town")]

    def __str__(self) -> str:
        return self.name


class MemberRole(models.TextChoices):
    """What a member may do: the owner ("patron") everything, the employee the daily work."""

    OWNER = "owner", mark("Owner")
    EMPLOYEE = "employee", mark("Employee")


class Membership(models.Model):
    """A person belongs to an organisation with a role."""

    id = _id()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=MemberRole.choices)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="people_member_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"


class TownRole(models.Model):
    """A person works for a town: manager, operator or agent."""

    id = _id()
    town = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="town_roles")
    role = models.CharField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "person", "role"], name="people_town_role_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.town}"
