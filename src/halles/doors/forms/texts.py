"""Forms of the text messages' desk: their price, and one message to many."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.doors.queries.campaigns import AUDIENCES
from halles.kit.fields import EurosField, HundredthsField
from halles.kit.money import parse


class CentsField(HundredthsField):
    """An amount in cents: "4,5" is 450 hundredths of a cent."""

    def clean(self, value: Any) -> int:
        """Return whole hundredths of a cent."""
        try:
            return parse(super().clean(value))
        except ValueError:
            raise forms.ValidationError(gettext("Write a number of cents, such as 4.50.")) from None


class PriceForm(forms.Form):
    """What one text message costs, and the most of a month."""

    price = CentsField(
        label=_("Price of one text message, in cents"),
        required=True,
        help_text=_("All taxes included, as your operator bills it. With a flat rate, its price divided."),
    )
    month_cents = EurosField(
        label=_("The most for a month, in euros"),
        help_text=_(
            "A message to many that would pass it is not sent. Answers, codes and orders always leave."
        ),
    )


class CampaignForm(forms.Form):
    """One text message to many: whom, and what."""

    audience = forms.ChoiceField(label=_("Whom do you write to?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Your message"),
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The town’s name comes first and how to stop last: do not write them."),
    )

    def __init__(self, data: Any = None) -> None:
        """Offer the audiences."""
        super().__init__(data)
        field: Any = self.fields["audience"]
        field.choices = [(name, gettext(label)) for name, (label, _numbers) in AUDIENCES.items()]


class SendForm(CampaignForm):
    """The same message, sent: with its price as it was seen, and a key against a second click."""

    key = forms.CharField(max_length=26)
    seen_cents = forms.IntegerField(min_value=0)
