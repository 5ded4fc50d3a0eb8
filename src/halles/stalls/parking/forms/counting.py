"""The form of an agent on her round: how many places are free, typed with one thumb."""

from django import forms
from django.utils.translation import gettext_lazy as _

_A_NUMBER = _("Write how many places are free: 0 if there is none.")


class CountForm(forms.Form):
    """How many places are free."""

    free = forms.IntegerField(
        label=_("Free places"),
        min_value=0,
        max_value=99_999,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "figure"}),
        error_messages={
            "required": _A_NUMBER,
            "invalid": _A_NUMBER,
            "min_value": _A_NUMBER,
            "max_value": _A_NUMBER,
        },
    )
