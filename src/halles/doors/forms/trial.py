"""The form that stands for a telephone where one tries a demonstration."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _


class TrialForm(forms.Form):
    """Whose telephone it is, and what is written on it."""

    who = forms.ChoiceField(label=_("Whose telephone"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Your text message"),
        max_length=320,
        help_text=_("As one types in a hurry: mistakes are forgiven."),
        widget=forms.TextInput({"autocomplete": "off", "autofocus": True}),
    )

    def __init__(self, data: Any, *, telephones: list[tuple[str, str]], who: str) -> None:
        """Offer these telephones: key and label; `who` is the one in hand."""
        super().__init__(data)
        cast("forms.ChoiceField", self.fields["who"]).choices = telephones
        self.fields["who"].initial = who
