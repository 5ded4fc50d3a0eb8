"""The forms of the town hall's people: how many places are free, and when a car park is closed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halles.stalls.parking.models import ClosureReason

MOST_PLACES = 99_999
MOST_WHEN = 120


class CountForm(forms.Form):
    """How many places are free, typed with one thumb."""

    free = forms.IntegerField(
        label=_("Free places"),
        min_value=0,
        max_value=MOST_PLACES,
        widget=forms.TextInput(
            {"inputmode": "numeric", "pattern": "[0-9]*", "autocomplete": "off", "class": "figure"}
        ),
        error_messages={
            "required": _("Write a number; 0 if it is full."),
            "invalid": _("Write a number; 0 if it is full."),
        },
    )


class ClosingForm(forms.Form):
    """When a car park is closed, in the words one would say, and why."""

    when = forms.CharField(
        label=_("When?"),
        max_length=MOST_WHEN,
        help_text=_("As you would say it: “jeudi 6 h – 14 h”, “du 3 au 5 décembre”."),
        error_messages={"required": _("Write a day and its hours.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    is_weekly = forms.TypedChoiceField(
        label=_("How often?"),
        choices=[("", _("Once")), ("1", _("Each week"))],
        required=False,
        coerce=bool,
        empty_value=False,
        widget=forms.RadioSelect,
        initial="",
    )
    reason = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect, initial=ClosureReason.MARKET)
    places = forms.IntegerField(
        label=_("How many places are taken away?"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=_("Leave it empty if the whole car park is closed."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        """Offer the reasons in the language of the page."""
        super().__init__(*args, **more)
        self.fields["reason"].choices = [(each.value, _(each.label)) for each in ClosureReason]  # type: ignore[attr-defined]
