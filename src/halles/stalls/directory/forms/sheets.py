"""The forms by which a sheet is added and written on."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.errors import BadInput
from halles.stalls.directory.commands.fields import EDITED, MOST, field_clean, plain
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS
from halles.stalls.directory.engine.facets import LANGUAGES, PAYMENT, SEVERAL, WHEELCHAIR, keys_of
from halles.stalls.directory.queries import SheetView
from halles.town.engine.hours import explain_text
from halles.town.engine.typed_hours import Typed, hours_typed, hours_words

LONGEST_HOURS = 1000
"""Characters of hours as they are typed; they are kept shorter, in the standard's spelling."""


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
    """All that the holder of a sheet writes; where hours are not sure, one question more."""

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
        max_length=LONGEST_HOURS,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("As on your door: “Tuesday to Saturday 9:00-12:30, 14:00-19:00; Monday closed”."),
    )
    hours_choice = forms.ChoiceField(label=_("Which of these is right?"), widget=forms.RadioSelect)
    sells = forms.CharField(
        label=_("What one finds at your place"),
        required=False,
        max_length=MOST["sells"],
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Products, brands, services."),
    )
    description = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=MOST["description"],
        widget=forms.Textarea({"rows": 6}),
        help_text=_("What makes your shop yours."),
    )
    payment = forms.MultipleChoiceField(
        label=_("How one can pay"),
        required=False,
        choices=lambda: offered(PAYMENT),
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken, beside French"),
        required=False,
        choices=lambda: offered(LANGUAGES),
        widget=forms.CheckboxSelectMultiple,
    )
    wheelchair = forms.ChoiceField(
        label=_("Can one get in by wheelchair?"),
        required=False,
        choices=lambda: [*offered(WHEELCHAIR), ("", gettext("Not known"))],
        widget=forms.RadioSelect,
    )
    access = forms.CharField(
        label=_("How does one get in?"),
        required=False,
        max_length=MOST["access"],
        help_text=_("A step, a bell, a ramp that you bring, a parking place near by."),
    )
    area = forms.CharField(
        label=_("Where do you come to?"),
        required=False,
        max_length=MOST["area"],
        help_text=_("If you have no premises: “Redon et 20 km autour”."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        """Show a sheet, or what was typed of it; read the hours, to ask what is not sure of them."""
        super().__init__(data, initial=initial)
        self.read: Typed | None = None
        text = plain(self.data.get("hours") or "", lines=True)
        if text and not self.hours_are_left:
            self.read = hours_typed(text)
        if self.read and self.read.choices:
            self._ask(self.read)
        else:
            del self.fields["hours_choice"]

    @property
    def hours_are_left(self) -> bool:
        """Whether the hours are as they were shown: they then stay as they are kept, whatever they are."""
        return (self.data.get("hours") or "").split() == self.initial["hours"].split()

    def _ask(self, read: Typed) -> None:
        field = cast("forms.ChoiceField", self.fields["hours_choice"])
        words = [" – ".join(explain_text(hours, _language())) for hours in read.choices]
        field.choices = list(zip(read.choices, words, strict=True))
        field.error_messages |= dict.fromkeys(("required", "invalid_choice"), _question_error(read))
        if read.question and _language() == "fr":
            field.label = read.question

    def clean(self) -> dict[str, Any]:
        """Put what was chosen in the place of what was typed, then check each field."""
        chosen = self.cleaned_data.pop("hours_choice", "")
        if chosen:
            self.cleaned_data["hours"] = chosen
        if self.hours_are_left or "hours_choice" in self.errors:
            self.cleaned_data.pop("hours", None)
        for name in SEVERAL:
            if name in self.cleaned_data:
                self.cleaned_data[name] = " ".join(self.cleaned_data[name])
        return super().clean()


def offered(vocabulary: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the keys of a vocabulary, in the words of the page's language."""
    return [(key, gettext(label)) for key, label in vocabulary.items()]


def _question_error(read: Typed) -> str:
    if read.wrong:
        return gettext("“%(words)s”: not understood. Choose what is right.") % {"words": read.wrong}
    return gettext("Choose what is right, or write your hours otherwise.")


def initial_of(view: SheetView) -> dict[str, Any]:
    """Return what the form of a sheet shows before anything is typed; hours in words that read back."""
    kept = {name: getattr(view, name) for name in EDITED}
    several = {name: keys_of(kept[name], vocabulary) for name, vocabulary in SEVERAL.items()}
    hours = hours_words(view.hours).replace("\n", "\r\n")
    return {**kept, **several, "hours": hours, "revision": view.revision}


def fields_typed(form: SheetForm) -> dict[str, str]:
    """Return the fields to save, without the hours that were left as they were shown."""
    return {name: form.cleaned_data[name] for name in EDITED if name in form.cleaned_data}


def differences(form: SheetForm, view: SheetView) -> list[tuple[str, str]]:
    """Return the fields that somebody else's save left otherwise than they are typed: label, their text."""
    shown = initial_of(view)
    return [
        (str(form.fields[name].label), _words(name, shown[name]))
        for name in EDITED
        if _kept(form[name].data) != _kept(shown[name])
    ]


def _kept(value: Any) -> list[str]:
    return sorted(value) if isinstance(value, list) else (value or "").split()


def _words(name: str, value: Any) -> str:
    """Return what a field shows, in words."""
    if name == "wheelchair":
        return gettext(WHEELCHAIR[value]) if value else ""
    if name == "category":
        return gettext(CATEGORIES[value].label) if value in CATEGORIES else ""
    return ", ".join(gettext(SEVERAL[name][key]) for key in value) if name in SEVERAL else str(value)


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
