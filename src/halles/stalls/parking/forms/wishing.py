"""What a driver needs, asked by an address: no script, nothing kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halles.kit.errors import BadInput
from halles.stalls.parking.commands.fields import field_clean


class HeightForm(forms.Form):
    """How high one's vehicle is: "2,10", "2.10 m" or "210"."""

    height = forms.CharField(
        label=_("Height of my vehicle, in metres"),
        required=False,
        max_length=12,
        help_text=_("Such as 2.10, with what is on the roof."),
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )

    def clean_height(self) -> Any:
        """Return whole centimetres, None for nothing."""
        try:
            return field_clean("max_height_cm", self.cleaned_data["height"])
        except BadInput as problem:
            raise forms.ValidationError(str(problem)) from problem
