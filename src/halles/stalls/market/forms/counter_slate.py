"""The forms of the slate: a few lines as one would chalk them, then line by line what was understood."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from halles.kit.fields import EurosField
from halles.stalls.market.commands import ChalkLine
from halles.stalls.market.engine.slate_text import MOST_LINES
from halles.stalls.market.forms.counter_fields import UNIT_WORDS
from halles.stalls.market.models import Method

MOST_TEXT = 4000
ZONE_NAMES = ("Atlantique Nord-Est", "golfe de Gascogne", "Manche", "mer du Nord", "Méditerranée")
"""Zones as labels of fish name them in France."""


class SlateTextForm(forms.Form):
    """The slate as one would chalk it, or say it."""

    text = forms.CharField(
        label=gettext_lazy("What do you have today?"),
        max_length=MOST_TEXT,
        help_text=gettext_lazy(
            "One thing and its price on each line, in French. You can also dictate: all in one go is fine."
        ),
        widget=forms.Textarea({"rows": 8, "lang": "fr"}),
        error_messages={"required": gettext_lazy("Write at least one line: a thing and its price.")},
    )


class SlateLineForm(forms.Form):
    """One line as it was understood; without a name it is left out."""

    text = forms.CharField(required=False, max_length=160, widget=forms.HiddenInput)
    species = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("What is it?"), required=False, max_length=160)
    price_cents = EurosField(label=gettext_lazy("Price in euros"))
    unit = forms.ChoiceField(
        label=gettext_lazy("Price of what?"),
        required=False,
        choices=(("", gettext_lazy("As written")), *UNIT_WORDS),
    )
    zone = forms.CharField(label=gettext_lazy("Where does it come from?"), required=False, max_length=120)
    zone_chip = forms.ChoiceField(
        label=gettext_lazy("Where was it caught, or farmed?"), required=False, widget=forms.RadioSelect
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Caught or farmed?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, zones: Sequence[str] = (), **more: Any) -> None:
        """Offer the zones that the shop usually writes, then those of the coasts of France."""
        super().__init__(*args, **more)
        names = dict.fromkeys([*zones, *ZONE_NAMES])
        self.fields["zone_chip"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
        methods = [(each.value, gettext(each.label)) for each in Method]
        self.fields["method"].choices = methods  # type: ignore[attr-defined]

    @property
    def is_fish(self) -> bool:
        """Say whether the line names a fish, of which more must be told."""
        return bool(self["species"].value())

    @property
    def written(self) -> str:
        """Return the line as it was written, for its title."""
        return str(self["text"].value() or self["name"].value() or "")

    @property
    def is_doubtful(self) -> bool:
        """Say whether a bare number was taken for a price, or something is to be corrected."""
        return bool(self.errors) or not self.initial.get("is_sure", True)

    @property
    def lacks_something(self) -> bool:
        """Say whether a fish does not tell all that its label must."""
        return self.lacks_zone or self.lacks_method

    @property
    def lacks_method(self) -> bool:
        """Say whether nobody said how a fish came to be."""
        return self.is_fish and not self["method"].value()

    @property
    def lacks_zone(self) -> bool:
        """Say whether a fish has no zone yet: then some are there to tap."""
        return self.is_fish and not self["zone"].value()

    def line(self) -> ChalkLine | None:
        """Return the line to chalk, None where its name was emptied."""
        told = dict(self.cleaned_data)
        chip = told.pop("zone_chip")
        told["zone"] = told["zone"] or chip
        return ChalkLine(**told) if told["name"].strip() else None


SlateLines = forms.formset_factory(SlateLineForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)


def lines_form(
    data: Any, lines: Iterable[Any], *, zones: Sequence[str], doubtful: Collection[int] = ()
) -> Any:
    """Return the form of all lines: as posted, else as they were understood or stand on the slate.

    `doubtful`: the places of the lines whose price is not sure.
    """
    names = ("text", "species", "name", "unit", "zone", "method", "price_cents")
    initial = [
        {name: getattr(line, name) for name in names} | {"is_sure": at not in doubtful}
        for at, line in enumerate(lines)
    ]
    return SlateLines(data, initial=initial, prefix="l", form_kwargs={"zones": zones})


def lines_told(formset: Any) -> list[ChalkLine]:
    """Return the lines of a filled-in form, those without a name left out."""
    return [line for line in (each.line() for each in formset.forms) if line is not None]
