"""What people type of heights, prices and days is read, or said to be wrong."""

import pytest
from django.forms import ValidationError

from halles.kit.fields import EurosField
from halles.stalls.parking.forms import DatesForm, HeightForm
from halles.stalls.parking.forms.fields import LengthField


@pytest.mark.parametrize(
    ("typed", "centimetres"),
    [
        ("2,10", 210),
        ("2.1", 210),
        ("2m10", 210),
        ("1,95 m", 195),
        ("210", 210),
        ("210 cm", 210),
        ("2", 200),
        ("", None),
    ],
)
def test_a_height(typed: str, centimetres: int | None) -> None:
    assert LengthField().clean(typed) == centimetres


@pytest.mark.parametrize("typed", ["haut", "2,1,0", "2100", "-2", "²,10"])
def test_no_height(typed: str) -> None:
    with pytest.raises(ValidationError):
        LengthField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "is_right"), [("1,90", True), ("6", True), ("1,20", False), ("6,50", False)]
)
def test_a_height_that_some_vehicle_has(typed: str, is_right: bool) -> None:
    assert HeightForm({"height": typed}).is_valid() is is_right


@pytest.mark.parametrize(("typed", "cents"), [("1,50", 150), ("2 €", 200), ("0", 0), ("", None)])
def test_a_price(typed: str, cents: int | None) -> None:
    assert EurosField().clean(typed) == cents


def test_what_is_kept_is_shown_as_one_types_it() -> None:
    assert LengthField().prepare_value(205) == "2,05"
    assert EurosField().prepare_value(None) is None


def test_days_without_hours_are_whole() -> None:
    form = DatesForm({"first": "2026-12-03", "last": "2026-12-03", "reason": "works"})
    assert form.is_valid()
    values = form.values()
    assert (values["ends_at"] - values["starts_at"]).total_seconds() == 24 * 3600
