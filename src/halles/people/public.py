"""What other floors and stalls may use of people: persons, organisations, rights, and who is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from halles.kit import drafts
from halles.kit.actor import NOBODY, Actor
from halles.kit.request import Request
from halles.people.commands.cards import card_issue, card_revoke
from halles.people.commands.codes import read_address
from halles.people.commands.erasures import person_erase
from halles.people.commands.first_operator import operator_first
from halles.people.commands.organisations import (
    invitation_accept,
    invitation_create,
    invitation_withdraw,
    member_remove,
    organisation_create,
    owner_change,
)
from halles.people.commands.persons import person_create, user_of
from halles.people.commands.rescue import owner_rescue
from halles.people.commands.roles import town_role_grant, town_role_withdraw
from halles.people.commands.setup_key import setup_key_check, setup_key_offer
from halles.people.commands.sign_ins import is_fresh, sign_in_open, sign_in_seen
from halles.people.commands.team import team_add, team_call
from halles.people.queries import (
    Member,
    has_operator,
    has_town_role,
    is_member,
    is_owner,
    member_list,
    organisation_get,
    organisations_of,
    person_get,
    person_name,
    person_search,
    persons_with_role,
    signed_in_by,
    town_role_list,
    towns_managed,
)

__all__ = [
    "Member",
    "actor_of",
    "card_issue",
    "card_revoke",
    "freshly_signed_in",
    "has_operator",
    "has_town_role",
    "invitation_accept",
    "invitation_create",
    "invitation_withdraw",
    "is_member",
    "is_owner",
    "member_list",
    "member_remove",
    "operator_first",
    "organisation_create",
    "organisation_get",
    "organisations_of",
    "owner_change",
    "owner_rescue",
    "person_create",
    "person_erase",
    "person_get",
    "person_name",
    "person_search",
    "persons_with_role",
    "read_address",
    "setup_key_check",
    "setup_key_offer",
    "sign_in_open",
    "signed_in",
    "team_add",
    "team_call",
    "town_role_grant",
    "town_role_list",
    "town_role_withdraw",
    "towns_managed",
    "user_of",
]

View = Callable[..., HttpResponse]


def actor_of(request: Request) -> Actor:
    """Return who acts in this request, and note that her session is in use."""
    user: Any = request.user
    if not user.is_authenticated:
        return NOBODY
    sign_in_seen(request)
    return Actor(person=user.person_id)


def signed_in(view: View) -> View:
    """Let only signed-in persons reach a view; others sign in first, and find again what they had typed."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        page = _keep(request) if request.method == "POST" else request.get_full_path()
        return HttpResponseRedirect(f"{reverse('people:sign_in')}?{urlencode({'next': page})}")

    return guarded


def freshly_signed_in(view: View) -> View:
    """Let only who signed in within 15 minutes add a way in; others prove again that it is they."""

    @signed_in
    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request.session):
            return view(request, *args, **kwargs)
        query = urlencode({"next": request.get_full_path(), "encore": "1"})
        return HttpResponseRedirect(f"{reverse('people:sign_in')}?{query}")

    return guarded


def _keep(request: Request) -> str:
    """Keep what was typed for the person whose session just ended, as its cookie still says."""
    ended = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return drafts.keep(request, whose=signed_in_by(session_key=ended))
