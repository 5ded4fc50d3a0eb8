"""Opening hours as people write them: what is read, what is refused, and what is suggested instead."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halles.town.engine.hours import NotUnderstood, read
from halles.town.engine.hours.tolerance import Normal, normalise


def _outcome(text: str) -> Normal | NotUnderstood:
    try:
        return normalise(text)
    except NotUnderstood as refused:
        return refused


def _refused(text: str) -> NotUnderstood:
    with pytest.raises(NotUnderstood) as caught:
        normalise(text)
    return caught.value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # English
        ("Monday to Friday 9 am - 5 pm", "Mo-Fr 09:00-17:00"),
        ("M-F 8:30 AM to 5:15 PM; Sat 9:00am-12:30pm", "Mo-Fr 08:30-17:15; Sa 09:00-12:30"),
        ("Tues, Thurs & weekends: 10-16", "Tu,Th,Sa,Su 10:00-16:00"),
        ("Weekdays 7.30 a.m. till 6.45 p.m.", "Mo-Fr 07:30-18:45"),
        ("10am - 8pm daily", "Mo-Su 10:00-20:00"),
        ("Sundays and public holidays closed", "Su,PH off"),
        # French
        ("Lundi à vendredi : 9h - 12h et 14h - 19h", "Mo-Fr 09:00-12:00,14:00-19:00"),
        ("Lu-Sa 8.30-12.30; dimanche fermé", "Mo-Sa 08:30-12:30; Su off"),
        ("Ma, Je & Ve 14h à 18h", "Tu,Th,Fr 14:00-18:00"),
        ("7j/7 6h-22h", "Mo-Su 06:00-22:00"),
        ("Juillet - Août : mer. 10:15 - 11:45", "Jul-Aug We 10:15-11:45"),
        # German
        ("Montag bis Freitag von 7 bis 18 Uhr und Samstag 8 - 13 Uhr", "Mo-Fr 07:00-18:00, Sa 08:00-13:00"),
        ("Dienstag Ruhetag", "Tu off"),
        ("Mittwoch-So 11.30-23.00", "We-Su 11:30-23:00"),
        ("Sonn- und Feiertage 10 bis 12 Uhr", "Su,PH 10:00-12:00"),
        # Spanish, Italian, Dutch, Portuguese
        ("Lunes a sábado 9:15 - 20:45", "Mo-Sa 09:15-20:45"),
        ("martedì-domenica 18-24", "Tu-Su 18:00-24:00"),
        ("woensdag - zo 11.00-17.00", "We-Su 11:00-17:00"),
        ("Segunda a Sexta: 7h às 19h", "Mo-Fr 07:00-19:00"),
        # Romanian, Czech, Polish, Hungarian, Russian, Estonian, Japanese
        ("Luni-Vineri 8-16", "Mo-Fr 08:00-16:00"),
        ("Po-Čt 9-17, Pá 9-15", "Mo-Th 09:00-17:00, Fr 09:00-15:00"),
        ("pn-pt 6-17, sob 7-13", "Mo-Fr 06:00-17:00, Sa 07:00-13:00"),
        ("kedd-szombat: 10.00-18.00", "Tu-Sa 10:00-18:00"),
        ("пн-пт 9.00-20.00, сб 10.00-18.00", "Mo-Fr 09:00-20:00, Sa 10:00-18:00"),
        ("E-R 9-18", "Mo-Fr 09:00-18:00"),
        ("月-金 9：00～18：00", "Mo-Fr 09:00-18:00"),
    ],
)
def test_each_language_is_read(written: str, meant: str) -> None:
    assert normalise(written).text == meant
    assert read(written).text == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mo-Fr 08:30–12:00, 13:30−18:00", "Mo-Fr 08:30-12:00,13:30-18:00"),
        ("Mo 9³⁰-12°°", "Mo 09:30-12:00"),
        ("Tu ₁₀：₄₅～₁₆:₅", "Tu 10:45-16:05"),
        ("week 12 Mar 2031-2033 off", "2031-2033 Mar week 12 off"),
        ("We 14:00-17:00 open on_appointment", 'We 14:00-17:00 open "on appointment"'),
        ("Th_Sa 9_12", "Th-Sa 09:00-12:00"),
        ("Mo\u00a0-\u00a0Fr 10:00\u202f-\u202f16:00 Uhr", "Mo-Fr 10:00-16:00"),
        ("Mo-Sa 9:00-12:00 14:00-19:00", "Mo-Sa 09:00-12:00,14:00-19:00"),
        ("09:00-18:00 Wed-Sun", "We-Su 09:00-18:00"),
        ("10:00-17:00 Sa Apr-Sep", "Apr-Sep Sa 10:00-17:00"),
        ("closed Tuesday", "Tu off"),
        ("Fr 9-12 Sa 9-12", "Fr,Sa 09:00-12:00"),
        ("from dusk till dawn", "dusk-dawn"),
        ("24x7", "24/7"),
        ("Nonstop", "24/7"),
        ("24 hours", "00:00-24:00"),
        ("Fr 19:00 - late", "Fr 19:00+"),
        ("Sa 20:00 bis open end", "Sa 20:00+"),
        ("opening_hours = Mo-Fr 10-19", "Mo-Fr 10:00-19:00"),
        ("Tu 10-12 «sonnez au n° 3 – merci»", 'Tu 10:00-12:00 "sonnez au n° 3 – merci"'),
        ("Mon nach Vereinbarung", 'Mo "Nach Vereinbarung"'),
        ("19:00 - 2:00", "19:00-02:00"),
        ("week 10 Mo 9-12 2027", "2027 week 10 Mo 09:00-12:00"),
        ("Mo-Fr 8-12;; Sa 9-12;", "Mo-Fr 08:00-12:00; Sa 09:00-12:00"),
    ],
)
def test_odd_spellings_are_read(written: str, meant: str) -> None:
    assert normalise(written).text == meant


@pytest.mark.parametrize(
    ("written", "reason", "meant"),
    [
        # Hours of which only one half of the day makes sense.
        ("Mon-Fri 9 - 5", "missing-half", "Mo-Fr 09:00-17:00"),
        ("Mon 9:00 to 5:30", "missing-half", "Mo 09:00-17:30"),
        ("5-10pm", "missing-half", "17:00-22:00"),
        ("Sat 8am-4", "missing-half", "Sa 08:00-16:00"),
        ("12am-9pm", "noon-or-midnight", "12:00-21:00"),
        # Written as no standard reader has it, yet plain to see.
        ("08H00 - 17H00", "bad-time", "08:00-17:00"),
        ("Mo 9h30-18h", "bad-time", "Mo 09:30-18:00"),
        ("8:00AM - 5PM", "bad-time", "08:00-17:00"),
        ("Mo-Fr 0830-1730", "bad-time", "Mo-Fr 08:30-17:30"),
        ("Mo-Fr 8:00-12:00 / 14:00-18:00", "order", "Mo-Fr 08:00-12:00,14:00-18:00"),
        ("Mo-Fr (9:00-18:00)", "order", "Mo-Fr 09:00-18:00"),
        ("Su PH 10:00-12:30", "order", "Su,PH 10:00-12:30"),
        # Days of which the language is not sure.
        ("Mon-Thu 9-17", "unsure-word", "Mo-Th 09:00-17:00"),
        ("Di-Fr 10-18", "mixed-languages", "Tu-Fr 10:00-18:00"),
        ("L-V 9-14", "unsure-word", "Mo-Fr 09:00-14:00"),
        ("Ma 14-18", "ambiguous-word", ""),
        ("So 9-12", "ambiguous-word", ""),
        ("Di-Sa 9-19", "ambiguous-word", "Tu-Sa 09:00-19:00"),
        ("Mo-Do 8-16", "mixed-languages", "Mo-Th 08:00-16:00"),
        ("du lundi au samedi 10:00-19:00", "mixed-languages", "Mo-Sa 10:00-19:00"),
        ("lunedi 9-12", "unsure-word", "Mo 09:00-12:00"),
        # Rules that run into each other.
        ("Mo-Fr 8-12 Sa 9-11", "order", "Mo-Fr 08:00-12:00; Sa 09:00-11:00"),
        ("Tue-Sun 12-22 closed Monday", "order", "Tu-Su 12:00-22:00; Mo off"),
        ("closed Su; 9.00-18.00", "hidden", ""),
        ("lundi 9-12 sauf le 3", "unknown-word", ""),
        # Slips of the finger.
        ("Monady 9-12", "unknown-word", "Mo 09:00-12:00"),
        ("vendreid 9-12", "unknown-word", "Fr 09:00-12:00"),
    ],
)
def test_what_is_not_sure_is_refused_with_what_was_probably_meant(
    written: str, reason: str, meant: str
) -> None:
    refused = _refused(written)
    assert refused.reason == reason
    if meant:
        assert refused.suggestion == meant
        assert read(refused.suggestion).text == meant
    with pytest.raises(NotUnderstood):
        read(written)


@pytest.mark.parametrize("written", ["", "   ", "??", "lebanese"])
def test_what_says_nothing_is_refused_without_a_guess(written: str) -> None:
    assert _refused(written).suggestion == ""


def test_the_part_that_was_not_understood_is_told_in_the_text_as_given() -> None:
    refused = _refused("lundi 9h～12h sauf mardi")
    assert refused.text == "lundi 9h～12h sauf mardi"
    assert refused.text[refused.start : refused.end] == "sauf"


def test_what_was_mended_and_what_is_worth_a_second_look_is_told() -> None:
    assert normalise("Mo-Fr 09:00-12:00").changes == ()
    assert normalise("Monday 9am–5pm").changes == ("characters", "names", "half-days")
    assert normalise("9-12 Mo").changes == ("order",)
    assert normalise("Mo 9-12").changes == ("spelling",)
    assert "no-hours" in normalise("Monday - Friday").changes
    assert "hidden" in normalise("7 - 12; 17 - 22").changes
    assert "overlap" in normalise("daily 8-20, Sat 8-16").changes


def test_days_without_hours_are_not_read_among_days_that_have_some() -> None:
    assert _refused("Mon-Fri; 8.45-15.00").reason == "no-hours"


_DAY = st.sampled_from(["Mo", "Tu-Th", "Fr,Sa", "Su", "PH", "Sa[1]", "Su,PH"])
_SPAN = st.sampled_from(["09:00-12:00", "14:00-18:30", "20:00-02:00", "sunrise-sunset", "17:00+"])
_STATE = st.sampled_from(["", "", " off", ' "ring the bell"', " unknown"])
_RULE = st.builds("{} {}{}".format, _DAY, _SPAN, _STATE)
_STANDARD = st.lists(_RULE, min_size=1, max_size=4).map("; ".join)


@given(_STANDARD)
def test_the_standard_s_own_spelling_is_left_alone(text: str) -> None:
    normal = normalise(text)
    assert normal.changes == ()
    assert normal.text == read(text).text


_WORDS = (
    "Mo Fr lundi samedi Montag So Di mar thu PH off closed fermé open 9 12 14:30 8.15 18 am pm h Uhr "
    "- – to bis à , ; : . / + & und et ( ) Jan Mai 24/7 2026 week late dusk 24h xyz"
)
_PIECES = st.sampled_from(_WORDS.split())
_JUNK = st.lists(st.tuples(_PIECES, st.sampled_from(["", " "])), min_size=1, max_size=10).map(
    lambda pieces: "".join(piece + blank for piece, blank in pieces)
)


@given(_JUNK)
@example("Mo-Fr 9-12")
@example("lundi-samedi 9-12; dimanche fermé")
def test_what_is_read_from_junk_is_the_standard_s_and_stays_as_it_is(text: str) -> None:
    outcome = _outcome(text)
    if isinstance(outcome, Normal):
        assert normalise(outcome.text).text == outcome.text
        assert read(text).rules == read(outcome.text).rules
    else:
        assert 0 <= outcome.start <= outcome.end <= len(text)
        assert not outcome.suggestion or normalise(outcome.suggestion).changes == ()


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    outcome = _outcome(text)
    if isinstance(outcome, Normal):
        assert read(outcome.text).text == outcome.text
    else:
        assert outcome.text == text


_MESSY = st.sampled_from(
    ["Monday 9am - 5pm", "lundi à vendredi 9h-12h", "Mo-Fr 8.30 – 12.00", "10-18 daily", "Di, Me fermé"]
)


@given(_MESSY, st.sampled_from(["sauf", "env.", "sinon", "Bundesliga", "zzz", "é"]), st.data())
def test_one_unknown_word_and_the_whole_is_refused(text: str, word: str, data: st.DataObject) -> None:
    words = text.split(" ")
    place = data.draw(st.integers(0, len(words)))
    with pytest.raises(NotUnderstood):
        read(" ".join([*words[:place], word, *words[place:]]))
