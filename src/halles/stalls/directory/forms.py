"""Forms of the directory: each field is checked by the same code as the command's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.errors import BadInput
from halles.kit.images import FORMATS
from halles.people.public import person_name
from halles.stalls.directory.commands.fields import EDITED, MOST, field_clean
from halles.stalls.directory.commands.news import MOST_LETTERS
from halles.stalls.directory.commands.photos import MOST_ALT
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS
from halles.stalls.directory.models import SheetVersion
from halles.stalls.directory.queries import SheetView
from halles.town.engine.hours import explain_text


def category_choices() -> list[Any]:
    """Return the kinds by group, in the words of the page's language."""
    choices: list[Any] = [("", gettext("Choose…"))]
    for group, title in GROUPS.items():
        kinds = [(key, gettext(kind.label)) for key, kind in CATEGORIES.items() if kind.group == group]
        choices.append((gettext(title), sorted(kinds, key=lambda choice: choice[1])))
    return choices


class NewSheetForm(forms.Form):
    """The least one must know of a shop to add it."""

    name = forms.CharField(
        label=_("Name"),
        max_length=MOST["name"],
        error_messages={"required": _("Write the name that people read on the shop front.")},
    )
    category = forms.ChoiceField(
        label=_("Kind of shop or service"),
        choices=category_choices,
        error_messages={"required": _("Choose a kind in the list.")},
    )
    number = forms.CharField(label=_("Number in the street"), required=False, max_length=MOST["number"])
    street = forms.CharField(label=_("Street"), required=False, max_length=MOST["street"])
    postcode = forms.CharField(label=_("Postcode"), required=False)
    phone = forms.CharField(
        label=_("Telephone"), required=False, widget=forms.TextInput({"type": "tel", "autocomplete": "tel"})
    )

    def clean(self) -> dict[str, Any]:
        """Check each field as the command will, so that all that is wrong is told at once."""
        cleaned = super().clean() or {}
        for name in [name for name in EDITED if name in cleaned]:
            try:
                cleaned[name] = field_clean(name, cleaned[name])
            except BadInput as problem:
                self.add_error(name, str(problem))
        return cleaned


class SheetForm(NewSheetForm):
    """All that the holder of a sheet writes."""

    website = forms.CharField(
        label=_("Web site"),
        required=False,
        max_length=MOST["website"],
        widget=forms.TextInput({"inputmode": "url"}),
    )
    email = forms.CharField(
        label=_("E-mail shown to all"),
        required=False,
        max_length=MOST["email"],
        widget=forms.TextInput({"inputmode": "email", "autocomplete": "email"}),
    )
    hours = forms.CharField(
        label=_("Opening hours"),
        required=False,
        max_length=MOST["hours"],
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One line per day or group of days, as you would write them on the door."),
    )
    description = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=MOST["description"],
        widget=forms.Textarea({"rows": 6}),
        help_text=_("What one finds in your shop, what makes it yours."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


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


class NewsForm(forms.Form):
    """One piece of news."""

    text = forms.CharField(
        label=_("What is new?"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One or two sentences. The whole town can read them."),
        error_messages={"required": _("Write what is new, in one or two sentences.")},
    )


class PhotoForm(forms.Form):
    """One photo, and in words what it shows."""

    photo = forms.FileField(
        label=_("The photo"),
        widget=forms.FileInput({"accept": ",".join(f"image/{kind.lower()}" for kind in FORMATS)}),
        help_text=_("JPEG, PNG or WebP. The place and date hidden in the file are removed."),
        error_messages={"required": _("Choose a photo.")},
    )
    alt = forms.CharField(
        label=_("What does it show?"),
        max_length=MOST_ALT,
        help_text=_("In a few words, for those who do not see it: “The shop front, its blue awning open”."),
        error_messages={
            "required": _("Say in a few words what the photo shows, for those who do not see it.")
        },
    )


def initial_of(view: SheetView) -> dict[str, Any]:
    """Return what the form of a sheet shows before anything is typed; hours in plain words."""
    kept = {name: getattr(view, name) for name in EDITED}
    return {**kept, "hours": hours_words(view), "revision": view.revision}


def hours_words(view: SheetView) -> str:
    """Return the hours as they are read on the page, or as they are kept when the words are too long."""
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    words = "\r\n".join(explain_text(view.hours, language))
    return words if len(words) <= MOST["hours"] else view.hours


def fields_typed(form: forms.Form, view: SheetView) -> dict[str, str]:
    """Return the fields to save; hours left as they were shown stay as they are kept."""
    fields = {name: form.cleaned_data[name] for name in EDITED}
    if fields["hours"].split() == hours_words(view).split():
        fields["hours"] = view.hours
    return fields


def differences(form: SheetForm, view: SheetView) -> list[tuple[str, str]]:
    """Return the fields that somebody else's save left otherwise than they are typed: label, their text."""
    shown = initial_of(view)
    names = [name for name in EDITED if (form.data.get(name) or "").split() != shown[name].split()]
    return [(str(form.fields[name].label), shown[name]) for name in names]


@dataclass(frozen=True)
class VersionLine:
    """A version as listed: when, by whom, and which fields it changed."""

    number: int
    created_at: datetime
    author: str
    changed: list[str]
    is_latest: bool


def version_lines(versions: list[SheetVersion]) -> list[VersionLine]:
    """Return the lines of the list of versions, the latest first."""
    labels = {name: str(field.label) for name, field in SheetForm.base_fields.items()}
    lines = []
    for at, version in enumerate(versions):
        before = versions[at + 1].fields if at + 1 < len(versions) else version.fields
        changed = [labels[name] for name in EDITED if before.get(name) != version.fields.get(name)]
        author = person_name(version.author) if version.author else ""
        lines.append(VersionLine(version.number, version.created_at, author, changed, at == 0))
    return lines
