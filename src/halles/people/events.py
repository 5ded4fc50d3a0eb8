"""What the people floor publishes: ids and slugs only."""

from dataclasses import dataclass

from halles.kit.event import Event, PublicId, Slug


@dataclass(frozen=True)
class PersonAdded(Event):
    """A person became known to the house, by herself or at a counter."""

    kind = "people.person-added"
    person: PublicId


@dataclass(frozen=True)
class PersonErased(Event):
    """A person was erased: what the journal holds of her now leads to nobody."""

    kind = "people.person-erased"
    person: PublicId


@dataclass(frozen=True)
class OrganisationCreated(Event):
    """A shop, an association or another organisation was created, with its first owner."""

    kind = "people.organisation-created"
    organisation: PublicId
    what: Slug
    owner: PublicId


@dataclass(frozen=True)
class OrganisationClosed(Event):
    """The only person of an organisation closed it with her account."""

    kind = "people.organisation-closed"
    organisation: PublicId


@dataclass(frozen=True)
class MemberJoined(Event):
    """A person accepted an invitation."""

    kind = "people.member-joined"
    organisation: PublicId
    person: PublicId
    role: Slug


@dataclass(frozen=True)
class MemberLeft(Event):
    """A person left an organisation, or was removed from it."""

    kind = "people.member-left"
    organisation: PublicId
    person: PublicId


@dataclass(frozen=True)
class OwnerChanged(Event):
    """An owner handed the organisation over to another member."""

    kind = "people.owner-changed"
    organisation: PublicId
    former: PublicId
    person: PublicId


@dataclass(frozen=True)
class InvitationMade(Event):
    """An owner opened a place in the organisation."""

    kind = "people.invitation-made"
    organisation: PublicId
    invitation: PublicId
    role: Slug


@dataclass(frozen=True)
class InvitationWithdrawn(Event):
    """An owner closed a place that nobody had taken."""

    kind = "people.invitation-withdrawn"
    organisation: PublicId
    invitation: PublicId


@dataclass(frozen=True)
class CardIssued(Event):
    """An access card was printed for a person; the earlier one, if any, no longer works."""

    kind = "people.card-issued"
    card: PublicId
    person: PublicId
    is_reissue: bool


@dataclass(frozen=True)
class CardRevoked(Event):
    """An access card no longer works."""

    kind = "people.card-revoked"
    card: PublicId
    person: PublicId


@dataclass(frozen=True)
class RoleGranted(Event):
    """A person was given a role in a town, or in the whole deployment (no town)."""

    kind = "people.role-granted"
    person: PublicId
    role: Slug


@dataclass(frozen=True)
class RoleWithdrawn(Event):
    """A person no longer has a role in a town."""

    kind = "people.role-withdrawn"
    person: PublicId
    role: Slug
