"""Forms of the town hall's stall."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OpeningForm(forms.Form):
    """What the law and the residents need to know before a town opens."""

    publisher = forms.CharField(
        label=_("Publisher"),
        max_length=200,
        help_text=_("Who answers for what is published: often the mayor."),
    )
    hosting = forms.CharField(
        label=_("Host"), max_length=200, help_text=_("Name and address of whoever keeps the machine.")
    )
    data_contact = forms.CharField(
        label=_("Data-protection contact"),
        max_length=200,
        help_text=_("An address or a telephone that answers."),
    )
    help_name = forms.CharField(
        label=_("Who helps the residents"), max_length=120, help_text=_("A person’s or a desk’s name.")
    )
    help_phone = forms.CharField(
        label=_("Help telephone"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    help_hours = forms.CharField(
        label=_("When somebody answers"), max_length=200, help_text=_("“Monday to Friday, 9:00 to 12:00”.")
    )
