"""The forms that close a car park: in one sentence, or from one day to another."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.stalls.parking.models import ClosureReason

MOST_WORDS = 160
ONE_DAY = timedelta(days=1)


def _day(label: Any) -> forms.DateField:
    """Return a field for one day."""
    messages = {"required": _("Choose a day."), "invalid": _("Choose a day, such as 24/12/2026.")}
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    formats = ["%Y-%m-%d", "%d/%m/%Y"]
    return forms.DateField(label=label, widget=widget, input_formats=formats, error_messages=messages)


def _time(label: Any) -> forms.TimeField:
    """Return a field for an hour of a day; empty: the whole day."""
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh", "%H h %M", "%H h"],
        help_text=_("Leave it empty for the whole day."),
        error_messages={"invalid": _("Choose an hour, such as 14:30.")},
    )


class ReasonForm(forms.Form):
    """Why, and how many places: what each closing has."""

    reason = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)
    places = forms.IntegerField(
        label=_("How many places are taken away?"),
        required=False,
        min_value=1,
        help_text=_("Leave it empty if the whole car park is closed."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        """Offer the reasons in the language of the page."""
        super().__init__(*args, **more)
        self.fields["reason"].choices = [(each.value, gettext(each.label)) for each in ClosureReason]  # type: ignore[attr-defined]


class WordsForm(ReasonForm):
    """When a car park is closed in the words one would say: once, or each week."""

    when = forms.CharField(
        label=_("When is it closed?"),
        max_length=MOST_WORDS,
        help_text=_("As you would say it, in French: “jeudi 6 h – 14 h : marché”."),
        error_messages={"required": _("Write a day and its hours.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    often = forms.ChoiceField(
        label=_("How often?"),
        choices=[("once", _("Once")), ("weekly", _("Each week"))],
        initial="once",
        widget=forms.RadioSelect,
    )
    field_order = ("when", "often", "reason", "places")

    def __init__(self, *args: Any, **more: Any) -> None:
        """Let the sentence say why."""
        super().__init__(*args, **more)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = gettext("Not needed if your sentence says it.")

    def values(self) -> dict[str, Any]:
        """Return what the command takes."""
        kept = {name: self.cleaned_data[name] for name in ("when", "reason", "places")}
        return {**kept, "is_weekly": self.cleaned_data["often"] == "weekly"}


class DatesForm(ReasonForm):
    """From a day until another, both included; hours where they matter."""

    first = _day(_("First day"))
    start = _time(_("From what time?"))
    last = _day(_("Last day"))
    end = _time(_("Until what time?"))
    field_order = ("first", "start", "last", "end", "reason", "places")

    def values(self) -> dict[str, Any]:
        """Return what the command takes."""
        asked = self.cleaned_data
        end = asked["end"] or time()
        last = asked["last"] if asked["end"] else asked["last"] + ONE_DAY
        starts_at, ends_at = (
            timezone.make_aware(datetime.combine(day, moment))
            for day, moment in ((asked["first"], asked["start"] or time()), (last, end))
        )
        kept = {name: asked[name] for name in ("reason", "places")}
        return {**kept, "starts_at": starts_at, "ends_at": ends_at}
