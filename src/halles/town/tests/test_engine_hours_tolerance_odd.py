"""Opening hours with odd signs, in several languages, or as moments: read, or refused with what was meant."""

import pytest

from halles.town.engine.hours import NotUnderstood, read_points
from halles.town.engine.hours.tolerance import normalise


def _refused(text: str) -> NotUnderstood:
    with pytest.raises(NotUnderstood) as caught:
        normalise(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("１０：００-１６：００", "10:00-16:00"),
        ("Mo 09:00-12:00，14:00-18:00", "Mo 09:00-12:00,14:00-18:00"),
        ("Tu 09:00\u200b-12:00", "Tu 09:00-12:00"),
        ("Fr 1²:30-16:00", "Fr 12:30-16:00"),
    ],
)
def test_signs_that_other_readers_refuse_are_refused_with_what_they_stand_for(
    text: str, suggested: str
) -> None:
    assert _refused(text).suggestion == suggested


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Tue, Donnerstag, Freitag 8:00-12:00", "Tu,Th,Fr 08:00-12:00"),
        ("lunedì, Mittwoch 8:00-12:00", "Mo,We 08:00-12:00"),
        ("Tue, jeudi 8:00-12:00", "Tu,Th 08:00-12:00"),
    ],
)
def test_full_names_of_several_languages_stand_together(text: str, canonical: str) -> None:
    assert normalise(text).text == canonical


@pytest.mark.parametrize(
    "text", ["Tue, Donnerstag 8:00-12:00", "Tue, Di, Freitag 8:00-12:00", "ma, woensdag 9-12"]
)
def test_a_name_that_may_be_a_slip_or_two_days_is_refused_in_a_mixture(text: str) -> None:
    _refused(text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Tue sunset,sunrise", "Tu sunset,sunrise"),
        ("Sept.: 07:30", ""),
        ("Oct.: 07:30", "Oct 07:30"),
        ("lundi 16:15; samedi 11 am", "Mo 16:15; Sa 11:00"),
        ("lundi 9:00-12:00", ""),
        ("Mo 9", ""),
    ],
)
def test_moments_are_read_as_people_write_them(text: str, canonical: str) -> None:
    if canonical:
        assert read_points(text).text == canonical
    else:
        with pytest.raises(NotUnderstood):
            read_points(text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("พุธ - เสาร์ 8.00 - 16.00", "We-Sa 08:00-16:00"),
        ("मंगलवार, शनिवार 9-12", "Tu,Sa 09:00-12:00"),
        ("الثلاثاء 9:00-12:00", "Tu 09:00-12:00"),
        ("tysdag - laurdag 10-15", "Tu-Sa 10:00-15:00"),
        ("Th midday-17:00", "Th 12:00-17:00"),
    ],
)
def test_days_are_read_in_languages_of_far_away(text: str, canonical: str) -> None:
    assert normalise(text).text == canonical
