"""The forms by which a sheet gets its holder: letters, their code, a request without one."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.stalls.directory.commands.visits import NEW, Known
from halles.stalls.directory.engine.categories import GROUPS


class RoundForm(forms.Form):
    """Whom to print letters for, and where the round sets out."""

    who = forms.ChoiceField(
        label=_("For whom"),
        choices=[
            ("without", _("Shops without a letter, or whose letter is too old")),
            ("again", _("Shops that have a letter already")),
            ("all", _("Every shop that nobody holds")),
        ],
    )
    street = forms.ChoiceField(label=_("Street"), required=False)
    group = forms.ChoiceField(label=_("Kind"), required=False)
    start = forms.ChoiceField(label=_("Set out from"), required=False)

    def __init__(self, data: Any, *, streets: Sequence[tuple[str, int]]) -> None:
        """Offer the streets where letters can go."""
        super().__init__(data)
        named = [(street, street) for street, _count in streets]
        counted = [(street, f"{street} ({count})") for street, count in streets]
        kinds = [(key, gettext(title)) for key, title in GROUPS.items()]
        self._offer("street", [("", gettext("All streets")), *counted])
        self._offer("group", [("", gettext("All kinds")), *kinds])
        self._offer("start", [("", gettext("The town hall")), *named])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


class ClaimForm(forms.Form):
    """The code of the town hall's letter."""

    code = forms.CharField(
        label=_("The code of the letter"),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=_("Twelve letters and digits. Spaces, dashes and capitals do not matter."),
        error_messages={"required": _("Type the code of the letter.")},
    )


class ClaimRequestForm(forms.Form):
    """What the town hall needs to call back who has no letter."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    contact = forms.CharField(
        label=_("Where to reach you"), max_length=120, help_text=_("A telephone number or an e-mail address.")
    )
    role = forms.CharField(
        label=_("What you do there"), max_length=120, required=False, help_text=_("“Owner”, “president”…")
    )


class VisitForm(forms.Form):
    """Who takes a sheet over on the spot; no e-mail is needed."""

    name = forms.CharField(
        label=_("Name of who runs this shop"),
        max_length=120,
        error_messages={"required": _("Write the name of who runs this shop.")},
    )
    phone = forms.CharField(
        label=_("Telephone"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
        help_text=_("Her own, to sign in by a code; without one, the access card is enough."),
    )
    person = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, known: Sequence[Known] = ()) -> None:
        """Ask, where somebody is known by this telephone, whether it is she."""
        super().__init__(data)
        if known:
            named = [(each.id, each.name or gettext("A person without a name yet")) for each in known]
            self.fields["person"] = forms.ChoiceField(
                label=_("Who is it?"),
                choices=[*named, (NEW, gettext("Somebody else, who is not known here yet"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Somebody is known here by this telephone: say who it is.")},
            )
