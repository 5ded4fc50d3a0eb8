"""A field explains itself, keeps what was typed except secrets, and escapes it."""

from typing import Any

import pytest
from django import forms

from halles.ui.forms import SampleForm, wrong_form
from halles.ui.tests.render import render


def field(form: forms.BaseForm, name: str, language: str = "fr") -> str:
    """Return the HTML of one field."""
    return render("{% field bound %}", bound=form[name], language=language)


class OneField(forms.Form):
    """A form of one field, given by the test."""

    def __init__(self, only: forms.Field, data: dict[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["only"] = only


def test_a_field_has_its_label_help_and_attributes() -> None:
    html = field(SampleForm(), "phone")
    assert '<label for="id_phone">Téléphone <span class="muted">(facultatif)</span></label>' in html
    assert '<p class="help" id="id_phone_helptext">Celui que les clients peuvent appeler.</p>' in html
    assert 'autocomplete="tel"' in html
    assert 'aria-describedby="id_phone_helptext"' in html


def test_a_required_field_is_not_said_to_be_optional() -> None:
    html = field(SampleForm(), "name", "en")
    assert "optional" not in html
    assert " required " in html


def test_an_error_is_said_in_words_and_tied_to_its_input() -> None:
    html = field(wrong_form(), "email")
    assert '<div class="field wrong">' in html
    assert '<p class="error" id="id_wrong-email_error"><strong>Erreur\u00a0:</strong> ' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_wrong-email_error"' in html
    assert 'value="fournil@"' in html


def test_help_and_error_are_both_read() -> None:
    form = OneField(forms.CharField(help_text="Aide"), {})
    assert 'aria-describedby="id_only_helptext id_only_error"' in field(form, "only")


def test_a_group_of_choices_is_a_fieldset() -> None:
    html = field(wrong_form(), "answer")
    assert html.startswith('<fieldset class="field wrong" aria-describedby="id_wrong-answer_error"><legend>')
    assert html.count('type="radio"') == 3
    assert html.count("<label for=") == 3


def test_a_checkbox_stands_before_its_label() -> None:
    html = field(SampleForm(), "agrees")
    assert html.index('type="checkbox"') < html.index("<label")
    assert "facultatif" not in html


def test_a_file_input_has_a_label_and_its_error() -> None:
    html = field(OneField(forms.FileField(label="Photo"), {}), "only")
    assert '<label for="id_only">Photo</label>' in html
    assert 'aria-describedby="id_only_error"' in html


def test_a_hidden_field_is_bare() -> None:
    form = OneField(forms.CharField(widget=forms.HiddenInput), {"only": "x"})
    assert field(form, "only") == '<input type="hidden" name="only" value="x" id="id_only">'


def test_secrets_are_not_shown_again() -> None:
    html = field(wrong_form(), "code")
    assert "never shown again" not in html
    assert 'type="password"' in html


@pytest.mark.parametrize("name", ["label", "help_text"])
def test_words_from_people_are_escaped(name: str) -> None:
    html = field(OneField(forms.CharField(**{name: "<b>&"})), "only")
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html


def test_what_was_typed_is_escaped() -> None:
    form = OneField(forms.ChoiceField(choices=[("<i>", "<u>")], widget=forms.RadioSelect), {"only": '"><b>'})
    html = field(form, "only") + render("{% errors form %}", form=form)
    assert not {"<i>", "<u>", "<b>"} & set(html.replace(">", "> ").split())
    assert "&lt;u&gt;" in html


def test_errors_lead_to_their_fields() -> None:
    html = render("{% errors form %}", form=wrong_form())
    assert "5 réponses à corriger" in html
    assert 'role="alert"' in html
    assert '<a href="#id_wrong-email">E-mail – ' in html
    assert '<a href="#id_wrong-answer_0">' in html
    assert "Rien n’est encore enregistré." in html


def test_errors_of_the_whole_form_come_first() -> None:
    form = OneField(forms.CharField(), {"only": "x"})
    form.add_error(None, "<b>Trop tard</b>")
    html = render("{% errors form %}", form=form)
    assert "<li>&lt;b&gt;Trop tard&lt;/b&gt;</li>" in html
    assert "Une réponse à corriger" in html


def test_no_error_no_summary() -> None:
    assert render("{% errors form %}", form=SampleForm()) == ""
    assert render("{% errors form %}", form=OneField(forms.CharField(), {"only": "x"})) == ""
