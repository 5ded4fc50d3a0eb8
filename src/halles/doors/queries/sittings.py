"""Reads of sittings: whom this session acts for, what was done in it, and what a person's journal tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from halles.doors.models import Helping, HelpingAct
from halles.kit.actor import Actor
from halles.kit.request import Request
from halles.people.queries import organisation_get, organisations_of, person_name

HELPER_KIND = "helper"
"""The kind of an organisation that the town hall approved to help (see `people.rights`)."""


@dataclass(frozen=True)
class Sitting:
    """A sitting as a page and a sheet of paper tell it."""

    row: Helping
    helper: str
    """Her name; empty once she erased herself."""
    structure: str
    """The name of the structure; empty for the town hall's own counter."""
    acts: Sequence[HelpingAct]


def helping_of(request: Request) -> Helping | None:
    """Return the sitting that runs in this session, in the town of this page; None where there is none."""
    helping: Helping | None = getattr(request, "helping", None)
    town = getattr(request, "town", None)
    return helping if helping and town and helping.town == town.slug else None


def acting(request: Request) -> Actor:
    """Return who acts on a page that may be used for somebody: the helped person while a sitting runs.

    Only the views that call this act for her; everywhere else `request.actor` stays the helper.
    """
    helping = helping_of(request)
    return Actor(person=helping.person) if helping else request.actor


def helping_get(*, helping: str) -> Helping | None:
    """Return a sitting."""
    return Helping.objects.filter(pk=helping).first()


def sitting_get(*, helping: str) -> Sitting | None:
    """Return a sitting with what was done in it, in order."""
    row = helping_get(helping=helping)
    return _sitting(row, list(row.acts.order_by("at", "id"))) if row else None


def sittings_of(*, person: str, most: int = 50) -> list[Sitting]:
    """Return what was done for a person, the latest sitting first."""
    rows = Helping.objects.filter(person=person).order_by("-started_at", "-id").prefetch_related("acts")
    return [_sitting(row, sorted(row.acts.all(), key=lambda act: (act.at, act.pk))) for row in rows[:most]]


def structure_of(*, person: str, town: str) -> str:
    """Return the public id of the helper structure of a town to which a person belongs; "" for none."""
    mine = (membership.organisation for membership in organisations_of(person=person))
    return next((each.pk for each in mine if each.kind == HELPER_KIND and each.town == town), "")


def short_name(name: str) -> str:
    """Return "Jeanne L.": enough to know who it is, no more than a passer-by should read."""
    first, *rest = name.split() or [""]
    return f"{first} {rest[0][0].upper()}." if rest else first


def _sitting(row: Helping, acts: Sequence[HelpingAct]) -> Sitting:
    organisation = organisation_get(organisation=row.structure) if row.structure else None
    helper = person_name(row.helper) if row.helper else ""
    return Sitting(row, helper, organisation.name if organisation else "", acts)
