"""The form of who lacks an article: its name or its code."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """What a customer wants and this shop lacks."""

    what = forms.CharField(
        label=_("Which article?"),
        max_length=160,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Write a name, or scan a barcode.")},
    )
