"""Tables of the people floor: persons, organisations and who belongs to them, and how one signs in."""

from halles.people.models.entrance import AccessCard, Attempt, OneTimeCode, SignIn
from halles.people.models.organisations import (
    Invitation,
    MemberRole,
    Membership,
    Organisation,
    OrganisationKind,
    TownRole,
    TownRoleName,
)
from halles.people.models.persons import Person, User

__all__ = [
    "AccessCard",
    "Attempt",
    "Invitation",
    "MemberRole",
    "Membership",
    "OneTimeCode",
    "Organisation",
    "OrganisationKind",
    "Person",
    "SignIn",
    "TownRole",
    "TownRoleName",
    "User",
]
