"""What a driver needs, asked by an address: no script, nothing kept."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.stalls.parking.commands.fields import is_within
from halles.stalls.parking.forms.fields import LengthField


class HeightForm(forms.Form):
    """How high one's vehicle is."""

    height = LengthField(
        label=_("Height of my vehicle, in metres"), help_text=_("Such as 2.10, with what is on the roof.")
    )

    def clean_height(self) -> int | None:
        """Return whole centimetres, None for nothing; refuse a height that no vehicle has."""
        height: int | None = self.cleaned_data["height"]
        if height is not None and not is_within("max_height_cm", height):
            raise forms.ValidationError(gettext("Write a height in metres, such as 2.10."))
        return height
