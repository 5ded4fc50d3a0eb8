"""Passkeys: signing in with one, adding one, removing one. allauth checks them, our pages show them."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.kit.ratelimit import Limit, caller, hit
from halles.kit.request import Request
from halles.people.public import freshly_signed_in, signed_in

_PER_CALLER = Limit("passkey", 60, 900)


_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
"""What allauth's parser lets through when the answer is not what a browser sends."""


class _EnterForm(LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        """Return the passkey that signed, or say that it is not known."""
        try:
            return super().clean_credential()
        except _UNREADABLE:
            raise ValidationError("unreadable") from None


class _AddForm(AddWebAuthnForm):
    def clean(self) -> dict[str, Any]:
        """Check the new key's own words."""
        try:
            return super().clean()
        except _UNREADABLE:
            raise ValidationError("unreadable") from None


class _Enter(LoginWebAuthnView):
    """Answer with a challenge, then check the passkey's signature of it."""

    form_class = _EnterForm

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count the tries, then as allauth does."""
        hit(_PER_CALLER, caller(request))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the challenge to our script; anybody else wants the sign-in page."""
        if request.headers.get("Accept") != "application/json":
            return redirect("people:sign_in")
        return super().get(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Go back to the sign-in page and say so."""
        messages.error(self.request, gettext("This passkey is not known here. Ask for a code instead."))
        return HttpResponseRedirect(reverse("people:sign_in"))


class _Add(AddWebAuthnView):
    """Show what to touch, then keep the public half of the new key."""

    form_class = _AddForm
    template_name = "people/passkey_add.html"

    def get_success_url(self) -> str:
        """Return the account's page."""
        messages.success(self.request, gettext("Your passkey is ready."))
        return reverse("people:account")

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say so on a fresh page: a challenge serves once."""
        messages.error(self.request, gettext("The passkey was not read. Nothing was changed. Try again."))
        return HttpResponseRedirect(reverse("people:passkey_add"))


enter = never_cache(_Enter.as_view())
add = never_cache(freshly_signed_in(_Add.as_view()))


@require_POST
@signed_in
def remove(request: Request, pk: int) -> HttpResponse:
    """Forget one of one's own passkeys."""
    mine = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)
    get_object_or_404(mine, pk=pk).delete()
    messages.success(request, gettext("This passkey no longer opens your account."))
    return redirect("people:account")
