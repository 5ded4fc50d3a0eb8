"""Where allauth, which serves the passkeys, calls our own commands."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.views.entrance import let_in


class AccountAdapter(DefaultAccountAdapter):
    """A sign-in by passkey opens the same session as any other; no mail, no message of allauth's."""

    def login(self, request: HttpRequest, user: Any) -> None:
        """Do nothing: `post_login` opens the session."""

    def post_login(self, request: Request, user: Any, **kwargs: Any) -> HttpResponse:
        """Open the session and go on to the page that was asked for."""
        return let_in(request, user, method="passkey", own_device=bool(request.POST.get("own_device")))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: persons become known by our own code, card and counter."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Say no: our views ask themselves whether the sign-in is fresh."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the caller's network, as everywhere in the house."""
        return caller(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing in allauth's words."""


class PasskeyAdapter(DefaultMFAAdapter):
    """What a telephone shows of a passkey, and what ours are for."""

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Return the holder as her telephone will list her."""
        name = user.person.name or user.person.email or user.person.phone or gettext("My account")
        return {"id": user.pk.encode(), "display_name": name, "name": name}

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Say no: a passkey is a way in by itself, not a second step after a code or a card."""
        return False

    def _get_site_name(self) -> str:
        return "Halles"
