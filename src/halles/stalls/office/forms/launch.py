"""Forms of the launch desk: a snapshot's name, why a request is refused, premises, a new owner."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _


class SnapshotForm(forms.Form):
    """The name of a snapshot."""

    label = forms.CharField(label=_("Name of this snapshot"), max_length=80)


class RefusalForm(forms.Form):
    """Why a request for a sheet is refused."""

    reason = forms.CharField(
        label=_("Why the town hall refuses"),
        max_length=300,
        help_text=_("The person reads it as you write it."),
    )


class RescueForm(forms.Form):
    """Who becomes owner of an organisation, in whose place, and why."""

    former = forms.ChoiceField(label=_("The owner who is gone"))
    address = forms.CharField(
        label=_("E-mail address or telephone of the new owner"),
        max_length=254,
        help_text=_("That by which she signs in on these pages."),
    )
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("Both people read it."))

    def __init__(self, data: Any, *, owners: list[tuple[str, str]]) -> None:
        """Offer the owners."""
        super().__init__(data)
        cast("forms.ChoiceField", self.fields["former"]).choices = owners


class PremisesForm(forms.Form):
    """Commercial premises: where they are, and since when they are available."""

    number = forms.CharField(label=_("Number in the street"), max_length=20, required=False)
    street = forms.CharField(label=_("Street"), max_length=160)
    vacant_since = forms.DateField(
        label=_("Available since"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty if somebody is in."),
    )
    area_m2 = forms.IntegerField(label=_("Area in m²"), required=False, min_value=1, max_value=100_000)
    contact = forms.CharField(
        label=_("Whom to ask"),
        max_length=200,
        required=False,
        help_text=_("Shown to all: a name or a desk, and a telephone number."),
    )


class AvailableForm(forms.Form):
    """Premises that become available."""

    since = forms.DateField(
        label=_("Available since"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    area_m2 = forms.IntegerField(label=_("Area in m²"), required=False, min_value=1, max_value=100_000)
    contact = forms.CharField(
        label=_("Whom to ask"),
        max_length=200,
        required=False,
        help_text=_("Shown to all: a name or a desk, and a telephone number."),
    )
