"""Forms of the set-up desk: they read what was typed; the commands decide."""

from collections.abc import Mapping
from typing import Any

import rules
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.actor import Actor
from halles.kit.importer import Importer
from halles.kit.manifest import Manifest
from halles.kit.text import mark
from halles.people.forms import own_device_field

ROLES = {
    "manager": mark("Town-centre manager: prepares and opens the town, names the others"),
    "agent": mark("Town agent: works at the counter of the town hall"),
    "helper": mark("Helper: assists the residents, prints access cards"),
}


def _phone(label: Any, **more: Any) -> forms.CharField:
    attributes = {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs=attributes), **more)


class FirstForm(forms.Form):
    """Who opens the house for the first time."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.CharField(
        label=_("Your e-mail address"),
        help_text=_("To receive a code when you come back. Read it twice: whoever reads its mail can enter."),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    phone = _phone(_("Your telephone"), required=False)
    own_device = own_device_field()


class KeyForm(forms.Form):
    """The set-up key, typed by hand."""

    key = forms.CharField(
        label=_("Set-up key"),
        help_text=_("12 letters and digits."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class NewTownForm(forms.Form):
    """The least one must know of a town to add it."""

    name = forms.CharField(label=_("Name of the town"), max_length=120)
    insee = forms.CharField(
        label=_("INSEE code of the commune"),
        help_text=_("Five characters, 35236 for Redon: the town hall knows it."),
        max_length=5,
        required=False,
    )


class AddTownForm(NewTownForm):
    """The same, with the address where two towns have one name."""

    slug = forms.CharField(
        label=_("Word of its address"),
        help_text=_("Made from the name if you leave it empty: “redon” gives /redon/."),
        max_length=60,
        required=False,
    )


class TownForm(NewTownForm):
    """What a town is called, and the towns it works with."""

    territory = forms.ChoiceField(
        label=_("Territory"),
        help_text=_("The towns that work with yours. Alone, a town is a territory of its own."),
        required=False,
    )

    def __init__(self, *args: Any, territories: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["territory"].choices = territories  # type: ignore[attr-defined]
        if len(territories) < 2:
            del self.fields["territory"]


class ContactsForm(forms.Form):
    """What the law and the residents need to know before a town opens."""

    publisher = forms.CharField(
        label=_("Publisher"),
        max_length=200,
        help_text=_("Who answers for what is published: often the mayor."),
    )
    hosting = forms.CharField(
        label=_("Host"), max_length=200, help_text=_("Name and address of whoever keeps the machine.")
    )
    data_contact = forms.CharField(
        label=_("Data-protection contact"),
        max_length=200,
        help_text=_("An address or a telephone that answers."),
    )
    help_name = forms.CharField(
        label=_("Who helps the residents"), max_length=120, help_text=_("A person’s or a desk’s name.")
    )
    help_phone = _phone(_("Help telephone"))
    help_hours = forms.CharField(
        label=_("When somebody answers"),
        max_length=200,
        required=False,
        help_text=_("“Monday to Friday, 9:00 to 12:00”."),
    )


class TextForm(forms.Form):
    """The words of a legal page."""

    text = forms.CharField(
        label=_("Text of the page"),
        help_text=_("An empty line begins a new paragraph; ## begins a title; - begins an item of a list."),
        widget=forms.Textarea(attrs={"rows": 22}),
    )


class StallsForm(forms.Form):
    """Which stalls a town opens: a box for each."""

    def __init__(self, *args: Any, stalls: list[Manifest], closed: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in stalls:
            self.fields[one.slug] = forms.BooleanField(
                label=gettext(one.title),
                help_text=gettext(one.purpose),
                initial=one.slug not in closed,
                required=False,
            )

    def closed(self) -> list[str]:
        """Return the stalls whose box is not ticked."""
        return [slug for slug, is_open in self.cleaned_data.items() if not is_open]


class _RoleForm(forms.Form):
    """A role, among those that whoever fills in the form may give."""

    role = forms.ChoiceField(label=_("What this person will do"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, actor: Actor, town: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [role for role in ROLES if rules.test_rule("people.role_grant", actor, (town, role))]
        self.fields["role"].choices = [(role, gettext(ROLES[role])) for role in given]  # type: ignore[attr-defined]


class CallForm(_RoleForm):
    """Somebody who has an account already."""

    contact = forms.CharField(
        label=_("E-mail address, telephone, or code of the access card"), max_length=254
    )
    field_order = ("contact", "role")


class MemberForm(_RoleForm):
    """Somebody who has no account yet."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.CharField(label=_("E-mail address"), max_length=254, required=False)
    phone = _phone(_("Telephone"), required=False)
    with_card = forms.BooleanField(
        label=_("Print an access card"),
        help_text=_("She signs in with it, even without e-mail or telephone. Hand it to her in person."),
        required=False,
    )
    field_order = ("name", "email", "phone", "role", "with_card")


class UploadForm(forms.Form):
    """A file to be imported, with what its importer wants to know beside."""

    file = forms.FileField(label=_("File"), error_messages={"required": _("Choose a file.")})

    def __init__(
        self, importer: Importer, data: Any = None, files: Any = None, *, town: Any, too_large: bool = False
    ) -> None:
        super().__init__(data, files, prefix=importer.name)
        self.importer, self.too_large = importer, too_large
        self.fields["file"].widget.attrs["accept"] = ",".join(
            f".{each.rpartition('.')[2]}" for each in importer.suffixes
        )
        self.fields["file"].help_text = _("Its name ends in %s.") % ", ".join(importer.suffixes)
        for option in importer.options:
            self.fields[option.name] = forms.CharField(
                label=gettext(option.title),
                help_text=gettext(option.help),
                required=option.is_required,
                initial=getattr(town, option.from_town, ""),
                max_length=120,
            )

    def clean(self) -> dict[str, Any]:
        """Say it where the file was thrown away because of its size."""
        cleaned = super().clean() or {}
        if self.too_large:
            self.errors.pop("file", None)
            self.add_error("file", gettext("This file is larger than 50 MB: nothing of it was kept."))
        return cleaned

    def options(self) -> Mapping[str, str]:
        """Return what was said beside the file."""
        return {option.name: self.cleaned_data[option.name] for option in self.importer.options}
