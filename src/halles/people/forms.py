"""Forms of the people pages: they read what was typed; the commands decide."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from halles.people.models import MemberRole


def _code_input(**more: str) -> forms.TextInput:
    plain = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
    return forms.TextInput(attrs=plain | more)


def own_device_field() -> forms.BooleanField:
    """Return the box that keeps one signed in for 90 days; never checked beforehand."""
    return forms.BooleanField(
        label=_("This is my device"),
        help_text=_("Stay signed in for 90 days. Never on a shared or borrowed device."),
        required=False,
    )


class AddressForm(forms.Form):
    """An e-mail address or a telephone number, to receive a code."""

    address = forms.CharField(
        label=_("E-mail address or telephone number"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )


class SignInForm(AddressForm):
    """Ask for a code to sign in."""

    own_device = own_device_field()


class CodeForm(forms.Form):
    """The code just received."""

    code = forms.CharField(
        label=_("Code of 6 digits"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class CardForm(forms.Form):
    """The code of an access card."""

    code = forms.CharField(
        label=_("Code of the card"),
        help_text=_("16 letters and digits, printed under the square to scan."),
        max_length=40,
        widget=_code_input(**{"data-from-fragment": ""}),
    )
    own_device = own_device_field()


class InvitationCodeForm(forms.Form):
    """The code of an invitation, typed from a sheet of paper."""

    code = forms.CharField(
        label=_("Code of the invitation"),
        help_text=_("12 letters and digits."),
        max_length=40,
        widget=_code_input(),
    )


class DetailsForm(forms.Form):
    """What a person says of herself."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As the members of your organisations see it."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)


class InviteForm(forms.Form):
    """A role, and perhaps where to send the invitation."""

    role = forms.ChoiceField(label=_("What this person will be"))
    to = forms.CharField(
        label=_("E-mail address or telephone number"),
        help_text=_("To send the invitation. Leave empty to print it or read the code aloud."),
        max_length=254,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            MemberRole.EMPLOYEE: _("Employee: the daily work"),
            MemberRole.OWNER: _("Owner: everything, members included"),
        }
        self.fields["role"].choices = list(labels.items())  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """Find a person at a counter."""

    q = forms.CharField(
        label=_("Name, e-mail address or telephone number"),
        help_text=_("Three signs at least."),
        max_length=120,
        error_messages={"required": _("Three signs at least.")},
    )


class PersonForm(forms.Form):
    """A person who comes to a counter for the first time."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.CharField(label=_("E-mail address, if there is one"), max_length=254, required=False)
    phone = forms.CharField(label=_("Telephone number, if there is one"), max_length=20, required=False)
