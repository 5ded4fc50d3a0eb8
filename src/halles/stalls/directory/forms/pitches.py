"""The forms of those who sell without premises: where and when, and the manager's to add one."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.errors import BadInput
from halles.stalls.directory.commands.fields import field_clean
from halles.stalls.directory.commands.pitches import MOST_HOURS, MOST_PLACE
from halles.stalls.directory.forms.sheets import NewSheetForm
from halles.stalls.directory.queries import Market
from halles.town.engine.hours import explain_text
from halles.town.engine.typed_hours import hours_typed

ELSEWHERE = "elsewhere"


class PitchForm(forms.Form):
    """Where a seller stands, and on which days: a market, or a place in words."""

    market = forms.ChoiceField(label=_("Where do you sell?"), widget=forms.RadioSelect)
    place = forms.CharField(
        label=_("At which place?"),
        required=False,
        max_length=MOST_PLACE,
        help_text=_("“In front of the station”, “square of the church”. Leave it empty for a market."),
    )
    near = forms.ChoiceField(label=_("In which street or square?"), required=False)
    hours = forms.CharField(
        label=_("On which days, from when to when?"),
        required=False,
        max_length=MOST_HOURS,
        help_text=_(
            "In French, such as “vendredi 18h-21h”. For a market, leave it empty if you come each time."
        ),
    )
    hours_choice = forms.ChoiceField(
        label=_("Which of these is right?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is right, or write your hours otherwise.")},
    )

    def __init__(self, data: Any, *, markets: Sequence[Market], streets: Sequence[str]) -> None:
        """Offer the markets and the named streets of the town; ask back about hours that are not sure."""
        super().__init__(data, initial={"market": markets[0].id if markets else ELSEWHERE})
        self._offer("market", [*_named(markets), (ELSEWHERE, gettext("Elsewhere"))])
        self._offer("near", [("", gettext("I do not know")), *((name, name) for name in streets)])
        read = hours_typed(self.data.get("hours") or "")
        if read.choices:
            self._offer("hours_choice", [(hours, _words(hours)) for hours in read.choices])
        else:
            del self.fields["hours_choice"]

    def clean(self) -> dict[str, Any]:
        """Put the hours that were read, or chosen, in the place of the words."""
        cleaned = super().clean() or {}
        if cleaned.get("market") == ELSEWHERE:
            cleaned["market"] = ""
        if cleaned.get("hours_choice"):
            cleaned["hours"] = cleaned.pop("hours_choice")
        elif "hours_choice" not in self.fields and cleaned.get("hours"):
            try:
                cleaned["hours"] = field_clean("hours", cleaned["hours"])
            except BadInput as problem:
                self.add_error("hours", str(problem))
        return cleaned

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


class SellerForm(NewSheetForm):
    """The least one must know of a seller without premises."""

    number = street = postcode = None  # type: ignore[assignment]
    market = forms.ChoiceField(label=_("On which market?"), required=False)

    def __init__(self, data: Any, *, markets: Sequence[Market], chosen: str = "") -> None:
        """Offer the markets of the town."""
        super().__init__(data, initial={"market": chosen or (markets[0].id if markets else "")})
        field = cast("forms.ChoiceField", self.fields["market"])
        field.choices = [*_named(markets), ("", gettext("On none"))]


def _named(markets: Sequence[Market]) -> list[tuple[str, str]]:
    """Return the markets with their days: "Marché du Parlement (Jeudi : 8 h – 13 h)"."""
    return [
        (market.id, f"{market.name} ({_words(market.hours)})" if market.hours else market.name)
        for market in markets
    ]


def _words(hours: str) -> str:
    return " – ".join(explain_text(hours, "en" if (get_language() or "fr").startswith("en") else "fr"))
