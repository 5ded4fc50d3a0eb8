"""Open now, until when, and when next: hours, public holidays and exceptions."""

from datetime import datetime, timedelta

import pytest

from halles.town.engine.hours import (
    CLOSED,
    OPEN,
    UNKNOWN,
    Special,
    State,
    Where,
    read,
    spans_on,
    state_at,
    state_words,
    timeline,
    understood,
)

REDON = Where(-2.08, 47.65, "35")
MONDAY = datetime.fromisoformat("2026-11-23")
EVENINGS = "Mo-Sa 17:00-01:00"


def _november(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return MONDAY + timedelta(days=day - 23, hours=hour, minutes=minute)


def _at(raw: str, moment: datetime, **kwargs: object) -> State:
    return state_at(understood(raw), moment, where=REDON, **kwargs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "moment", "now", "until"),
    [
        ("Mo-Fr 09:00-12:00,14:00-18:00", (23, 9, 0), OPEN, (23, 12, 0)),
        ("Mo-Fr 09:00-12:00,14:00-18:00", (23, 12, 0), CLOSED, (23, 14, 0)),
        ("Mo-Fr 09:00-12:00,14:00-18:00", (27, 18, 0), CLOSED, (30, 9, 0)),
        ("08:00-20:00", (29, 8, 0), OPEN, (29, 20, 0)),
        ("24/7", (23, 3, 0), OPEN, None),
        ("off", (23, 3, 0), CLOSED, None),
        (EVENINGS, (24, 0, 30), OPEN, (24, 1, 0)),
        (EVENINGS, (29, 0, 59), OPEN, (29, 1, 0)),
        (EVENINGS, (29, 17, 0), CLOSED, (30, 17, 0)),
        ("Mo-Sa 22:00-26:00", (24, 1, 59), OPEN, (24, 2, 0)),
        ("Sa-Mo 10:00-12:00", (29, 11, 0), OPEN, (29, 12, 0)),
        ("Mo-Su 09:00-19:00; We off", (25, 10, 0), CLOSED, (26, 9, 0)),
        ("Mo-Su 09:00-19:00; Su 09:00-12:00", (29, 13, 0), CLOSED, (30, 9, 0)),
        ("Mo: 9:00-12:00", (23, 9, 0), OPEN, (23, 12, 0)),
        ("Mo-Su 00:00-24:00", (23, 9, 0), OPEN, None),
        ("Mo-Fr 18:00+", (23, 19, 0), UNKNOWN, (24, 4, 0)),
        ("not hours at all", (23, 9, 0), UNKNOWN, None),
    ],
)
def test_now_and_until(raw, moment, now, until):
    state = _at(raw, _november(*moment))
    assert (state.now, state.until) == (now, _november(*until) if until else None)


def test_when_it_next_opens_is_told_beyond_what_is_not_known():
    state = _at("Mo 10:00-12:00; Tu 10:00-12:00 unknown; We 10:00-12:00", _november(23, 12))
    assert (state.now, state.until, state.next_open) == (CLOSED, _november(24, 10), _november(25, 10))
    unknown = _at("Mo 10:00-12:00; Tu 10:00-12:00 unknown; We 10:00-12:00", _november(24, 11))
    assert (unknown.now, unknown.next_open) == (UNKNOWN, _november(25, 10))


def test_nothing_is_looked_for_beyond_the_horizon():
    far = "Dec 24 10:00-12:00"
    assert _at(far, MONDAY).next_open is None
    assert _at(far, MONDAY, horizon=40).next_open == datetime.fromisoformat("2026-12-24 10:00")


CHRISTMAS = datetime.fromisoformat("2026-12-25 10:00")


@pytest.mark.parametrize(
    ("raw", "now"),
    [
        ("Mo-Fr 09:00-12:00", UNKNOWN),
        ("Mo-Fr 09:00-12:00; PH off", CLOSED),
        ("Mo-Fr 09:00-12:00; PH 10:00-11:00", OPEN),
        ("Mo-Fr 09:00-12:00; Dec 25 off", CLOSED),
        ("Mo-Fr 09:00-12:00; Dec 24-26 08:00-11:00", OPEN),
        ("Mo-Fr 09:00-12:00; Dec 08:00-11:00", UNKNOWN),
        ("24/7", OPEN),
    ],
)
def test_on_a_public_holiday_only_what_is_said_of_it_is_told(raw, now):
    assert _at(raw, CHRISTMAS).now == now


def test_usual_hours_on_a_holiday_are_in_doubt_only_when_they_would_be_open():
    state = _at("Mo-Fr 09:00-18:00", CHRISTMAS - timedelta(hours=15))
    assert (state.now, state.until) == (CLOSED, CHRISTMAS - timedelta(hours=1))
    assert _at("Mo-Fr 20:00-02:00", CHRISTMAS + timedelta(hours=15)).now == UNKNOWN
    assert _at("Mo-Fr 20:00-02:00", CHRISTMAS - timedelta(hours=9)).now == OPEN  # the night of the 24th
    assert _at("Mo-Fr 09:00-18:00", CHRISTMAS, doubt_holidays=False).now == OPEN


def test_two_more_holidays_in_moselle():
    day_after = CHRISTMAS + timedelta(days=1)
    assert state_at(read("Mo-Sa 09:00-12:00"), day_after, where=Where(department="35")).now == OPEN
    assert state_at(read("Mo-Sa 09:00-12:00"), day_after, where=Where(department="57")).now == UNKNOWN


def test_what_is_special_wins_the_later_over_the_earlier():
    morning = Special(_november(26), _november(26, 13), CLOSED)
    inventory = Special(_november(26, 12), _november(26, 13), UNKNOWN, "inventory")
    told = timeline(
        read("Mo-Fr 09:00-18:00"), _november(26), _november(27), where=REDON, special=[morning, inventory]
    )
    assert [(each.start.hour, each.end.hour, each.state) for each in told] == [
        (12, 13, UNKNOWN),
        (13, 18, OPEN),
    ]
    christmas = Special(CHRISTMAS, CHRISTMAS + timedelta(hours=2), OPEN)
    assert _at("Mo-Fr 09:00-12:00", CHRISTMAS, special=[christmas]).now == OPEN


def test_without_hours_only_what_is_special_is_known():
    assert state_at(None, MONDAY, where=REDON).now == UNKNOWN
    leave = Special(MONDAY - timedelta(days=2), MONDAY + timedelta(days=3), CLOSED)
    state = state_at(None, MONDAY, where=REDON, special=[leave])
    assert (state.now, state.until) == (CLOSED, leave.end)


@pytest.mark.parametrize(
    ("raw", "moment", "french", "english"),
    [
        ("Mo-Fr 09:00-12:30", (23, 9, 0), "Ouvert. Ferme à 12 h 30.", "Open. Closes at 12:30."),
        ("Mo-Fr 14:00-18:00", (23, 9, 0), "Fermé. Ouvre à 14 h.", "Closed. Opens at 14:00."),
        ("Mo-Fr 09:00-12:00", (23, 19, 0), "Fermé. Ouvre demain à 9 h.", "Closed. Opens tomorrow at 9:00."),
        (
            "Mo 09:00-12:00",
            (24, 9, 0),
            "Fermé. Ouvre lundi 30 novembre à 9 h.",
            "Closed. Opens on Monday 30 November at 9:00.",
        ),
        ("Mo 18:00-02:00", (23, 20, 0), "Ouvert. Ferme à 2 h.", "Open. Closes at 2:00."),
        ("Mo 18:00-24:00", (23, 20, 0), "Ouvert. Ferme à minuit.", "Open. Closes at midnight."),
        ("24/7", (23, 20, 0), "Ouvert.", "Open."),
        ("???", (23, 20, 0), "On ne sait pas encore.", "Not known yet."),
        (
            'Mo "sur rendez-vous"',
            (23, 20, 0),
            "À confirmer : « sur rendez-vous ».",
            "To be confirmed: “sur rendez-vous”.",
        ),
    ],
)
def test_in_words(raw, moment, french, english):
    when = _november(*moment)
    state = _at(raw, when)
    assert state_words(state, when, "fr").replace("\u00a0", " ") == french
    assert state_words(state, when, "en").replace("\u00a0", " ") == english


def test_a_holiday_in_words():
    state = _at("Mo-Fr 09:00-12:00", CHRISTMAS)
    assert state_words(state, CHRISTMAS, "fr") == "Jour férié\u00a0: à confirmer."


def test_the_spans_of_a_day():
    def spans(raw: str, day: int) -> tuple[tuple[int, int], ...]:
        return spans_on(understood(raw), _november(day).date(), where=REDON)

    assert spans("Th,Sa 08:00-13:00", 26) == ((480, 780),)
    assert spans("Th,Sa 08:00-13:00", 27) == ()
    assert spans("Mo-Su 18:00-02:00", 26) == ((1080, 1560),)
    assert spans("24/7", 26) == ((0, 1440),)
    assert spans("sur demande", 26) == ()
