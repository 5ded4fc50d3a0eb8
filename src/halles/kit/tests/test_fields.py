"""Fields: amounts and times as people type them."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from halles.kit.fields import ClockField, EurosField


@pytest.mark.parametrize(
    ("typed", "cents"), [("1,50", 150), ("12.5", 1250), ("3 €", 300), ("1 234,50", 123_450)]
)
def test_an_amount_is_whole_cents(typed, cents):
    assert EurosField().clean(typed) == cents


def test_an_amount_is_shown_as_it_is_typed():
    assert EurosField().prepare_value(1205) == "12,05"


@pytest.mark.parametrize("typed", ["dix", "1,234", "12,505"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValidationError):
        EurosField().clean(typed)


@pytest.mark.parametrize("typed", ["18:30", "18 h 30", "18h30", "18.30", "18\u00a0h\u00a030"])
def test_a_time_is_read_as_it_is_written(typed):
    assert ClockField().clean(typed) == time(18, 30)


@pytest.mark.parametrize("typed", ["24:00", "12:60", "midi"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValidationError):
        ClockField().clean(typed)


@pytest.mark.parametrize("field", [EurosField(required=False), ClockField(required=False)])
def test_nothing_typed_is_nothing(field):
    assert field.clean("") is None
