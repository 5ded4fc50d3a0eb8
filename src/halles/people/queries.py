"""Reads of the people floor."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.ids import read_code
from halles.kit.personal.rows import Whose
from halles.kit.ratelimit import keyed_hash
from halles.people.events import PersonErased
from halles.people.models import (
    AccessCard,
    Invitation,
    MemberRole,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    SignIn,
    TownRole,
)

MOST_FOUND = 20


@dataclass(frozen=True)
class Member:
    """A member as shown to the others."""

    person: str
    name: str
    role: str

    @property
    def is_owner(self) -> bool:
        """The "patron"."""
        return self.role == MemberRole.OWNER


def code_hash(purpose: str, code: str) -> str:
    """Return what the tables keep of a card's or an invitation's code."""
    return keyed_hash(f"people:{purpose}", read_code(code))


def person_get(*, person: str) -> Person | None:
    """Return a person."""
    return Person.objects.filter(pk=person).first()


def person_name(person: str) -> str:
    """Return a person's name; empty when she gave none or was erased."""
    return Person.objects.filter(pk=person).values_list("name", flat=True).first() or ""


def own_addresses(*, person: Person) -> tuple[str, ...]:
    """Return the person's address and number, without one that others of the family share."""
    others = Person.objects.exclude(pk=person.pk)
    email = "" if others.filter(email=person.email).exists() else person.email
    phone = "" if others.filter(phone=person.phone).exists() else person.phone
    return tuple(address for address in (email, phone) if address)


def erased_since(*, position: int) -> list[str]:
    """Return the ids of the persons erased after a position of the journal, as far as it can be read."""
    found = Entry.objects.filter(kind=PersonErased.kind, position__gt=position).order_by("position")
    return list(found.values_list("subject", flat=True))


def whose(*, person: Person) -> Whose:
    """Return what is a person's: her own rows, her own addresses, the organisations that she owns."""
    owned = Membership.objects.filter(person=person, role=MemberRole.OWNER).order_by("organisation")
    organisations = tuple(owned.values_list("organisation", flat=True))
    return Whose(person.pk, own_addresses(person=person), organisations)


def names_around(*, person: Person) -> dict[str, str]:
    """Return the names of the organisations of a person, by their public id."""
    mine = Membership.objects.filter(person=person).order_by("organisation")
    return dict(mine.values_list("organisation", "organisation__name"))


def closing_with(*, person: str) -> list[Organisation]:
    """Return the organisations where a person is alone: they can close with her account."""
    mine = Membership.objects.filter(person=person, role=MemberRole.OWNER).values("organisation")
    others = Membership.objects.exclude(person=person).values("organisation")
    return list(Organisation.objects.filter(pk__in=mine).exclude(pk__in=others).order_by("name", "pk"))


def persons_by_address(*, channel: str, to: str) -> list[Person]:
    """Return who may sign in by an e-mail address or a number; several, when a family shares it."""
    where = Q(email=to) if channel == "email" else Q(phone=to)
    return list(Person.objects.filter(where).order_by("created_at", "id")[:MOST_FOUND])


def person_search(*, town: str, text: str) -> list[Person]:
    """Return the persons of a town whose name, address or number holds `text` (three signs at least)."""
    text = text.strip()
    if len(text) < 3:
        return []
    digits = "".join(c for c in text if c.isdigit()).lstrip("0")
    where = Q(name__icontains=text) | Q(email__icontains=text.lower())
    if len(digits) >= 4:
        where |= Q(phone__contains=digits)
    return list(persons_of_town(town=town).filter(where).order_by("name", "id")[:MOST_FOUND])


def persons_of_town(*, town: str) -> QuerySet[Person]:
    """Return who was first met in a town, or belongs to one of its organisations."""
    members = Membership.objects.filter(organisation__town=town).values("person")
    return Person.objects.filter(Q(town=town) | Q(pk__in=members))


def organisation_get(*, organisation: str) -> Organisation | None:
    """Return an organisation."""
    return Organisation.objects.filter(pk=organisation).first()


def organisations_of(*, person: str) -> list[Membership]:
    """Return a person's memberships, each with its organisation."""
    found = Membership.objects.filter(person=person).select_related("organisation")
    return list(found.order_by("organisation__name", "id"))


def member_list(*, organisation: str) -> list[Member]:
    """Return the members of an organisation, owners first."""
    rows = Membership.objects.filter(organisation=organisation).values_list("person", "person__name", "role")
    members = [Member(*row) for row in rows.order_by("since", "id")]
    return sorted(members, key=lambda member: not member.is_owner)


def member_phones(*, town: str, kind: str) -> list[str]:
    """Return the numbers of who belongs to a town's organisations of a kind, each once; for no page."""
    found = Membership.objects.filter(organisation__town=town, organisation__kind=kind)
    phones = found.exclude(person__phone="").order_by("person__phone")
    return list(phones.values_list("person__phone", flat=True).distinct())


def is_member(*, person: str, organisation: str) -> bool:
    """Say whether a person belongs to an organisation."""
    return bool(person) and Membership.objects.filter(person=person, organisation=organisation).exists()


def is_owner(*, person: str, organisation: str) -> bool:
    """Say whether a person is an owner of an organisation."""
    found = Membership.objects.filter(person=person, organisation=organisation, role=MemberRole.OWNER)
    return bool(person) and found.exists()


def is_helper(*, person: str, town: str) -> bool:
    """Say whether a person belongs to a helper structure of a town."""
    found = Membership.objects.filter(
        person=person, organisation__town=town, organisation__kind=OrganisationKind.HELPER
    )
    return bool(person) and found.exists()


def has_town_role(*, person: str, town: str, roles: Iterable[str]) -> bool:
    """Say whether a person has one of `roles` in a town; the deployment's operator is one everywhere."""
    if not person:
        return False
    here = Q(town=town, role__in=list(roles))
    if "operator" in roles:
        here |= Q(town="", role="operator")
    return TownRole.objects.filter(here, person=person).exists()


def persons_with_role(*, town: str, roles: Iterable[str]) -> list[Person]:
    """Return who has one of `roles` in a town, those of the whole deployment included."""
    held = TownRole.objects.filter(town__in=(town, ""), role__in=list(roles)).values("person")
    return list(Person.objects.filter(pk__in=held).order_by("pk"))


def is_at_counter(*, person: str, town: str) -> bool:
    """Say whether a person works at a counter of a town: for the town hall, or in a helper structure."""
    roles = ("manager", "operator", "agent", "helper")
    return has_town_role(person=person, town=town, roles=roles) or is_helper(person=person, town=town)


def has_operator() -> bool:
    """Say whether anybody runs the whole deployment."""
    return TownRole.objects.filter(town="", role="operator").exists()


def towns_managed(*, person: str) -> list[str]:
    """Return the slugs of the towns that a person prepares as their manager or operator."""
    found = TownRole.objects.filter(person=person, role__in=("manager", "operator")).exclude(town="")
    return list(found.order_by("town").values_list("town", flat=True).distinct())


def town_role_list(*, town: str) -> list[TownRole]:
    """Return who works for a town, each role with its person, by name."""
    found = TownRole.objects.filter(town=town).select_related("person")
    return list(found.order_by("person__name", "role", "id"))


def towns_worked_for(*, person: str) -> list[str]:
    """Return the towns where a person has a role; "" is the whole deployment."""
    return list(
        TownRole.objects.filter(person=person).order_by("town").values_list("town", flat=True).distinct()
    )


def is_of_town(*, person: str, town: str) -> bool:
    """Say whether a person was first met in a town, or belongs to one of its organisations."""
    return persons_of_town(town=town).filter(pk=person).exists()


def invitations_open(*, organisation: str) -> list[Invitation]:
    """Return the invitations of an organisation that nobody has used yet."""
    found = Invitation.objects.filter(organisation=organisation, expires_at__gt=timezone.now())
    return list(found.order_by("made_at", "id"))


def invitation_by_code(*, code: str) -> Invitation | None:
    """Return the open invitation with this code."""
    found = Invitation.objects.filter(code_hash=code_hash("invitation", code), expires_at__gt=timezone.now())
    return found.select_related("organisation").first()


def card_of(*, person: str) -> AccessCard | None:
    """Return a person's valid card."""
    return AccessCard.objects.filter(person=person, revoked_at=None).first()


def card_matches(*, person: str, code: str) -> bool:
    """Say whether `code` is that of the person's valid card."""
    wanted = code_hash("card", code)
    return AccessCard.objects.filter(person=person, revoked_at=None, code_hash=wanted).exists()


def signed_in_by(*, session_key: str) -> str:
    """Return whose session this is, or was until a day ago: her public id; empty where nobody knows."""
    found = SignIn.objects.filter(session_key=session_key).values_list("user__person", flat=True)
    return (session_key and found.first()) or ""


def sign_in_list(*, person: str) -> list[SignIn]:
    """Return a person's open sign-ins, the last used first; those whose session has passed are left out."""
    found = list(SignIn.objects.filter(user__person=person).order_by("-seen_at", "id"))
    store = import_module(settings.SESSION_ENGINE).SessionStore
    alive = store.get_model_class().objects.filter(
        session_key__in=[each.session_key for each in found], expire_date__gt=timezone.now()
    )
    keys = set(alive.values_list("session_key", flat=True))
    return [each for each in found if each.session_key in keys]
