"""Organisations, who belongs to them, and who works for a town."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.text import mark
from halles.people.models.persons import Person, id_field


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    SHOP = "shop", mark("Shop")
    ASSOCIATION = "association", mark("Association")
    TOWN_SERVICE = "town-service", mark("Town service")
    COURIER = "courier", mark("Courier")
    HELPER = "helper", mark("Helper structure")


class Organisation(models.Model):
    """A shop, an association, a town service, a courier or a helper structure, at a place of a town."""

    id = id_field()
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

    id = id_field()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=MemberRole.choices)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="people_member_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"


class TownRoleName(models.TextChoices):
    """What a person may do for a town."""

    MANAGER = "manager", mark("Town-centre manager")
    OPERATOR = "operator", mark("Operator")
    AGENT = "agent", mark("Town agent")
    HELPER = "helper", mark("Helper at a counter")


class TownRole(models.Model):
    """A person works for a town: manager, operator, agent or helper."""

    id = id_field()
    town = models.CharField(max_length=60, blank=True)
    """Slug of the town; empty for an operator of the whole deployment."""
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="town_roles")
    role = models.CharField(max_length=16, choices=TownRoleName.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["town", "person", "role"], name="people_town_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.town}"


class Invitation(models.Model):
    """An open place in an organisation, for whoever holds its code: a link, a text message, a sheet."""

    id = id_field()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=16, choices=MemberRole.choices)
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=ID_LENGTH)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"
