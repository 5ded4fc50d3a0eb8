"""The forms by which a sheet is added and written on."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.errors import BadInput
from halles.stalls.directory.commands.fields import EDITED, MOST, field_clean
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS
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
