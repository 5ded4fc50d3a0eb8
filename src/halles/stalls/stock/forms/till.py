"""Forms of a shop's till: the file, then what each of its columns is."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.stalls.stock.commands.till_upload import ENDINGS
from halles.stalls.stock.engine.till import EVENING, Mapping, Period
from halles.stalls.stock.exchange.till_look import Look
from halles.stalls.stock.exchange.till_words import FIELDS, KINDS

_SHORT = 40
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TillFileForm(forms.Form):
    """A till's export."""

    file = forms.FileField(
        label=_("The export of your till"),
        help_text=_("Sales or stock, by article, in CSV or Excel (XLSX). You see what was understood first."),
        error_messages={"required": _("Choose a file.")},
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean(self) -> dict[str, Any]:
        """Say it where the file was thrown away because of its size."""
        cleaned = super().clean() or {}
        if self.too_large:
            self.errors.pop("file", None)
            self.add_error("file", gettext("This file is larger than 50 MB: nothing of it was kept."))
        return cleaned


class TillColumnsForm(forms.Form):
    """What each column is; proposed as it was guessed, or as it was confirmed before."""

    kind = forms.ChoiceField(label=_("This file tells"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, look: Look, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look = look
        self.fields["kind"].choices = [(key, gettext(words)) for key, words in KINDS.items()]  # type: ignore[attr-defined]
        self.fields["kind"].initial = look.mapping.kind
        choices = [("", gettext("left out")), *((key, gettext(words)) for key, words in FIELDS.items())]
        for place, field in enumerate(look.mapping.columns):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=look.mapping.names[place] or gettext("Column %d") % (place + 1),
                help_text=_examples(look, place),
                choices=choices,
                initial=field,
                required=False,
            )
        if look.needs_days:
            said = look.guessed.period
            self._day("first", gettext("First day of these sales"), said.first if said else None)
            self._day("last", gettext("Last day of these sales"), said.last if said else None)

    def _day(self, name: str, label: str, initial: Any) -> None:
        self.fields[name] = forms.DateField(label=label, widget=_DAY, initial=initial, required=False)

    def columns(self) -> Sequence[forms.BoundField]:
        """Return the fields of the columns, in the order of the file."""
        return [self[f"column-{place}"] for place in range(len(self.look.mapping.columns))]

    def clean(self) -> dict[str, Any]:
        """Ask for both days where one is said, in their order."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if "first" in self.fields and bool(first) != bool(last):
            self.add_error("last", gettext("Say the first and the last day."))
        elif first and last and last < first:
            self.add_error("last", gettext("The last day comes before the first."))
        return cleaned

    def mapping(self) -> Mapping:
        """Return the layout as the shop says it is."""
        columns = [self.cleaned_data[f"column-{place}"] for place in range(len(self.look.mapping.columns))]
        return self.look.mapping.changed(columns, kind=self.cleaned_data["kind"])

    def days(self) -> dict[str, str]:
        """Return the days that were said, as they are carried to the next page."""
        said = {name: self.cleaned_data.get(name) for name in ("first", "last")}
        return {name: day.isoformat() for name, day in said.items() if day}


class TillDaysForm(forms.Form):
    """The days that were said of a file, as they come back in an address, and of when its stock is."""

    first = forms.DateField(required=False)
    last = forms.DateField(required=False)
    evening = forms.DateField(
        label=_("Stock of the evening of"),
        help_text=_("Leave it empty if it was exported just now."),
        widget=_DAY,
        required=False,
    )
    takes_over = forms.BooleanField(
        label=_("From now on the till also counts what I counted by hand"), required=False
    )

    def period(self) -> Period | None:
        """Return the days of the sales, None where nobody said them."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        return Period(first, last) if first and last else None

    def clean_evening(self) -> date | None:
        """Refuse an evening that has not come; of today's, the moment is now."""
        day = self.cleaned_data.get("evening")
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("This day has not come yet."))
        return day if day and day < timezone.localdate() else None

    def as_of(self) -> datetime | None:
        """Return of when the stock is, None where nobody said it."""
        day = self.cleaned_data.get("evening")
        return timezone.make_aware(datetime.combine(day, EVENING)) if day else None


def _examples(look: Look, place: int) -> str:
    """Return the first values of a column."""
    cells = [row[place] if place < len(row) else "" for row in look.guessed.examples]
    shown = [cell if len(cell) <= _SHORT else cell[: _SHORT - 1] + "…" for cell in cells if cell]
    return " · ".join(shown) or gettext("empty in the first lines")
