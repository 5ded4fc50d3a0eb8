"""The forms of residents: find a product, how many of it, reserve, ask a shop, follow it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from halles.kit import french
from halles.kit.errors import BadInput
from halles.kit.fields import ClockField
from halles.people.public import read_address

DAYS = 7
"""Days on which one may say that one can come, today included."""


class FindForm(forms.Form):
    """What one looks for, and what it must be: there, in an open shop, near."""

    q = forms.CharField(label=_("What do you look for?"), required=False, max_length=80)
    stock = forms.BooleanField(label=_("Only what is there"), required=False)
    open = forms.BooleanField(label=_("In a shop that is open now"), required=False)
    day = forms.ChoiceField(label=_("Open when I can come: the day"), required=False)
    at = ClockField(label=_("At what time"), required=False)
    near = forms.CharField(
        label=_("Nearest to"),
        required=False,
        max_length=80,
        help_text=_("Your street or your address. It is not kept. Left empty: the town centre."),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )

    def __init__(self, data: Any, *, today: date) -> None:
        """Offer the days from today on."""
        super().__init__(data)
        days = [today + timedelta(days=n) for n in range(DAYS)]
        choices = [("", gettext("Any day")), *((day.isoformat(), _day_words(day, today)) for day in days)]
        cast("forms.ChoiceField", self.fields["day"]).choices = choices
        self.today = today

    def clean_q(self) -> str:
        """Return the words, single spaces between them."""
        return " ".join(self.cleaned_data["q"].split())

    def open_at(self, now: datetime) -> datetime | None:
        """Return at which moment the shop must be open; None where it does not matter."""
        asked = self.cleaned_data
        if asked.get("day"):
            day = date.fromisoformat(asked["day"])
            return timezone.make_aware(datetime.combine(day, asked.get("at") or time(10)))
        return now if asked.get("open") else None


class AddressField(forms.CharField):
    """A mobile number or an e-mail address in one field; empty: nobody is told."""

    def __init__(self, **more: Any) -> None:
        """Let the browser propose what it knows."""
        super().__init__(max_length=254, widget=forms.TextInput({"autocomplete": "on"}), **more)

    def clean(self, value: Any) -> tuple[str, str]:
        """Return the channel ("sms", "email" or "") and the address."""
        text = super().clean(value).strip()
        if not text:
            return "", ""
        try:
            return read_address(text)
        except BadInput as problem:
            raise forms.ValidationError(str(problem)) from None


class AskForm(forms.Form):
    """One short question for a shop."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=140,
        help_text=_("A few words: “Do you have gluten-free bread?”"),
        widget=forms.Textarea({"rows": 2, "maxlength": 140}),
    )
    to = AddressField(
        label=_("Your mobile number or your e-mail address"),
        required=False,
        help_text=_("To be told of the answer. Left empty: you look at your page."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class FollowForm(forms.Form):
    """By which channel one follows a shop."""

    to = AddressField(
        label=_("Your mobile number or your e-mail address"),
        help_text=_("We send you a code there; nothing more before you type it."),
    )


class CodeForm(forms.Form):
    """The code of the message."""

    code = forms.CharField(
        label=_("Code received"),
        max_length=12,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class ReserveForm(forms.Form):
    """Who comes, when in each shop, and how she is told; a field of slots bears its shop's public id."""

    first_name = forms.CharField(
        label=_("Your first name"),
        max_length=60,
        help_text=_("The shop calls it when you come."),
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    to = AddressField(
        label=_("Your mobile number or your e-mail address"),
        required=False,
        help_text=_("To be told when it is ready. Left empty: you look at your page."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        data: Any,
        *,
        shops: Sequence[tuple[str, str, Sequence[tuple[str, str]]]],
        key: str,
        first_name: str = "",
    ) -> None:
        """Add one choice of slots for each shop: its id, its name, and (moment, words) of each slot."""
        super().__init__(data, initial={"key": key, "first_name": first_name})
        for organisation, name, slots in shops:
            label = gettext("When do you come to %(shop)s?") % {"shop": name}
            self.fields[organisation] = forms.ChoiceField(label=label, choices=slots)
        self.order_fields([*(shop[0] for shop in shops), "first_name", "to", "key"])
        self.shops = [shop[0] for shop in shops]

    def slots(self) -> dict[str, datetime]:
        """Return the moment chosen in each shop."""
        return {shop: datetime.fromisoformat(self.cleaned_data[shop]) for shop in self.shops}


def _day_words(day: date, today: date) -> str:
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    words = french.date_words(day, today=today, language=language)
    if day == today:
        return gettext("Today, %(day)s") % {"day": words}
    if day == today + timedelta(days=1):
        return gettext("Tomorrow, %(day)s") % {"day": words}
    return words
