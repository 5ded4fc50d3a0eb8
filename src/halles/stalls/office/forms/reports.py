"""Forms of reports: report something, decide about it, contest a hiding, judge that."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.reportable import REASON_LENGTH, Reportable
from halles.stalls.office.engine.reports import CAUSES, MANAGER_ACTS
from halles.stalls.office.models.reports import MOST_WORDS


class ReportForm(forms.Form):
    """What is reported, in one tap, with a few words if she likes."""

    cause = forms.ChoiceField(
        label=_("What do you report?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you report."),
            "invalid_choice": _("Choose what you report."),
        },
    )
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("What is wrong, and what is right. The shop may read it: do not say who you are."),
    )
    contact = forms.CharField(
        label=_("To be told what becomes of it: e-mail or telephone"),
        required=False,
        max_length=254,
        widget=forms.TextInput({"autocomplete": "email", "spellcheck": "false"}),
        help_text=_("The shop never sees it. It is erased 30 days after the answer."),
    )

    def __init__(self, data: Any = None, *, reportable: Reportable) -> None:
        """Offer the errors only where there are facts that can be wrong."""
        super().__init__(data)
        self.keys = [key for key, cause in CAUSES.items() if reportable.doubt or not cause.is_error]
        choices = [(key, gettext(CAUSES[key].label)) for key in self.keys]
        self.fields["cause"].choices = choices  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return the radio buttons by group, each with its title."""
        radios = list(zip(self.keys, self["cause"], strict=True))
        titled = ((True, gettext("Something is wrong")), (False, gettext("This should not be shown")))
        groups = [
            (title, [radio for key, radio in radios if CAUSES[key].is_error == is_error])
            for is_error, title in titled
        ]
        return [(title, found) for title, found in groups if found]


def _reason(label: Any, *, is_required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=is_required,
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One sentence, that can be read by whoever reported and by the author."),
        error_messages={"required": _("Say why in one sentence: the author reads it.")},
    )


class DecisionForm(forms.Form):
    """The manager's decision about a report."""

    decision = forms.ChoiceField(label=_("Your decision"), widget=forms.RadioSelect)
    reason = _reason(_("Reason"))

    def __init__(self, data: Any = None) -> None:
        """Offer the decisions in the words of the page."""
        super().__init__(data)
        words = {
            "kept": gettext("Nothing to change (say why)"),
            "corrected": gettext("It is corrected"),
            "hidden": gettext("Show it no longer (say why)"),
        }
        choices = [(act, words[act]) for act in MANAGER_ACTS]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]


class ContestForm(forms.Form):
    """What the author says against a hiding."""

    plea = forms.CharField(
        label=_("Why should it be shown?"),
        max_length=MOST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One or two sentences. Where that is possible, another person than who hid it decides."),
        error_messages={"required": _("Say in a few words why it should be shown.")},
    )


class JudgementForm(forms.Form):
    """The decision about a contested hiding."""

    restore = forms.ChoiceField(
        label=_("Your decision"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Show it again")), ("no", _("Keep it hidden"))],
    )
    reason = _reason(_("Reason"), is_required=True)
