"""What a command refuses is said in the form where it can be mended there, and goes through elsewhere."""

import pytest
from django import forms

from halles.kit.errors import BadInput, NotFound, Problem, Refused, TooMany
from halles.kit.forms import done, status_of


class NameForm(forms.Form):
    name = forms.CharField()


def refuse(problem: Problem) -> None:
    raise problem


@pytest.mark.parametrize(
    ("problem", "field"),
    [
        (BadInput("no", field="name"), "name"),
        (BadInput("no", field="elsewhere"), "__all__"),
        (NotFound("no", field="name"), "name"),
        (TooMany("no"), "__all__"),
    ],
)
def test_what_can_be_mended_is_said_in_the_form(problem, field):
    form = NameForm({"name": "Anne"})
    assert not done(form, lambda: refuse(problem))
    assert form.errors == {field: ["no"]}
    assert status_of(form) == 422


@pytest.mark.parametrize("problem", [Refused("no", field="name"), NotFound("no")])
def test_the_rest_goes_through(problem):
    with pytest.raises(type(problem)):
        done(NameForm({"name": "Anne"}), lambda: refuse(problem))


def test_the_command_runs_once_the_form_is_filled_in():
    ran: list[int] = []
    assert not done(NameForm({}), lambda: ran.append(1))
    assert done(NameForm({"name": "Anne"}), lambda: ran.append(2))
    assert ran == [2]
    assert status_of(NameForm()) == 200
