"""Ways to pay, languages spoken, wheelchair access: kept in one form, told without guessing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.facets import (
    FACETS,
    LANGUAGES,
    NO,
    PART,
    PAYMENT,
    SEVERAL,
    UNKNOWN,
    YES,
    keys_of,
    text_of,
    told,
    wheelchair_of,
)


@given(st.lists(st.sampled_from(list(PAYMENT))))
def test_keys_are_kept_in_one_order_and_once(keys: list[str]) -> None:
    text = text_of(keys, PAYMENT)
    assert keys_of(text, PAYMENT) == [key for key in PAYMENT if key in keys]
    assert text_of(keys_of(text, PAYMENT), PAYMENT) == text


def test_every_key_fits_in_its_column() -> None:
    assert len(" ".join(PAYMENT)) <= 160
    assert len(" ".join(LANGUAGES)) <= 80
    assert all(facet.key in SEVERAL.get(facet.field, {"yes": ""}) for facet in FACETS.values())


@pytest.mark.parametrize(
    ("facet", "values", "answer"),
    [
        ("wheelchair", {"wheelchair": "yes"}, YES),
        ("wheelchair", {"wheelchair": "designated"}, YES),
        ("wheelchair", {"wheelchair": "limited"}, PART),
        ("wheelchair", {"wheelchair": "no"}, NO),
        ("wheelchair", {"wheelchair": ""}, UNKNOWN),
        ("wheelchair", {}, UNKNOWN),
        ("cards", {"payment": "cash cards"}, YES),
        ("cards", {"payment": "cash"}, NO),
        ("cards", {"payment": ""}, UNKNOWN),
        ("br", {"languages": "br en"}, YES),
        ("br", {"languages": "en"}, NO),
        ("fsl", {"languages": None}, UNKNOWN),
    ],
)
def test_what_nobody_said_is_neither_yes_nor_no(facet: str, values: dict[str, str], answer: str) -> None:
    assert told(FACETS[facet], values) == answer


def test_openstreetmaps_word_for_wheelchairs_is_read() -> None:
    assert [wheelchair_of(word) for word in ("yes", "designated", "limited", "maybe", "")] == [
        "yes",
        "yes",
        "limited",
        "",
        "",
    ]
