"""The grammar of hours: what is refused and where, what is suggested, and that writing and reading agree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.engine.hours import NotUnderstood, read, understood


@pytest.mark.parametrize(
    ("raw", "part", "reason", "suggestion"),
    [
        ("", "", "empty", ""),
        ("  ", "", "empty", ""),
        ("Mo-Fr 09:00-12:00; Xx off", "Xx", "unknown-word", ""),
        ("Mo-Fy 09:00-12:00", "Fy", "bad-weekday", "Mo-Fr 09:00-12:00"),
        ("Mo 09:00-12:70", "12:70", "bad-time", ""),
        ("Mo 25:00-26:00", "25:00", "bad-time", ""),
        ("Mo 10:00-49:00", "49:00", "bad-time", ""),
        ("Mo 09:00", "09:00", "point-in-time", "Mo 09:00+"),
        ("Mo 15:00-20:00/60", "/", "point-in-time", ""),
        ("Feb 30 off", "30", "bad-date", ""),
        ("Jun 20-10 off", "10", "order", ""),
        ("week 54 off", "54", "bad-week", ""),
        ("week 40-10 off", "10", "bad-week", ""),
        ("week 30-40/1", "1", "bad-week", ""),
        ("Mo[6] 09:00-12:00", "6", "bad-nth", ""),
        ("Mo[0] 09:00-12:00", "0", "bad-nth", ""),
        ("Mo[2] +7 days 09:00-12:00", "7", "bad-offset", ""),
        ("PH -2 days off", "2", "bad-offset", ""),
        ("1000-2000", "1000", "bad-year", ""),
        ("2026 Jan 01-2025 Jan 03 off", "2025 Jan 03", "bad-year", ""),
        ("Mo,,We 09:00-12:00", ",", "order", ""),
        ("PH, Aug-Sep 00:00-24:00", ",", "order", ""),
        ("Mo-Fr,Sa-PH 09:00-12:00", "PH", "bad-weekday", ""),
        ("Apr Sa[1,3] 09:00-12:00", "Apr Sa[1,3]", "order", "Apr: Sa[1,3] 09:00-12:00"),
        ("week 02-53 00:00-24:00:", ":", "unknown-word", ""),
        ("||", "||", "unknown-word", ""),
        ('Mo "" 09:00-12:00', '""', "empty", ""),
    ],
)  # fmt: skip
def test_what_is_refused_says_where_and_why(raw, part, reason, suggestion):
    with pytest.raises(NotUnderstood) as caught:
        read(raw)
    refused = caught.value
    assert (refused.text[refused.start : refused.end], refused.reason) == (part, reason)
    assert refused.text == raw
    assert not suggestion or refused.suggestion == suggestion
    assert understood(raw) is None


@given(st.text(alphabet='MoTuFrPHJan 0123456789:-,;[]()/+"|offeastrwk', max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_with_a_suggestion_that_is_read(raw):
    hours = understood(raw)
    if hours:
        assert read(hours.text).rules == hours.rules
        return
    with pytest.raises(NotUnderstood) as caught:
        read(raw)
    assert 0 <= caught.value.start <= caught.value.end <= len(raw)
    assert not caught.value.suggestion or read(caught.value.suggestion)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("mo-FR 9:00 - 12:30 , sa 10:00-12:00", "Mo-Fr 09:00-12:30, Sa 10:00-12:00"),
        ("Su, PH closed", "Su,PH off"),
        ("dec 25:off", "Dec 25 off"),
        ("Mar Su[-1] - Oct Su[-1] -1 days: Mo 10:00-12:00", "Mar Su[-1]-Oct Su[-1] -1 day Mo 10:00-12:00"),
        ("Apr: Sa[1,3] 09:00-12:00", "Apr: Sa[1,3] 09:00-12:00"),
        ("week 1-53/2 mo 10:0-12:00", "week 01-53/2 Mo 10:00-12:00"),
        ("week 1, week 3: Mo 10:00-12:00", "week 01,03 Mo 10:00-12:00"),
        ('"ring": 10:00-12:00', '10:00-12:00 "ring"'),
        ("24/7 ;", "24/7"),
        ("(SUNRISE+1:00)-sunset", "(sunrise+01:00)-sunset"),
        ("easter - 2 days off||unknown", "easter -2 days off || unknown"),
    ],
)
def test_hours_are_written_in_one_spelling(raw, text):
    assert read(raw).text == text
    assert read(text).text == text


# Texts made from the grammar: each is read, and what is written back says the same.

_weekday = st.sampled_from(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"])
_month = st.sampled_from(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
_clock = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
_sun = st.sampled_from(["sunrise", "sunset", "dawn", "dusk"])
_time = st.one_of(_clock, _sun, st.builds("({}{}{})".format, _sun, st.sampled_from("+-"), _clock))
_span = st.one_of(st.builds("{}-{}".format, _time, _time), st.builds("{}+".format, _time))
_rank = st.sampled_from(["1", "-1", "2-4", "1,3", "-2,5"])
_shift = st.sampled_from(["", " +1 day", " -2 days"])
_day = st.one_of(
    _weekday,
    st.builds("{}-{}".format, _weekday, _weekday),
    st.builds("{}[{}]{}".format, _weekday, _rank, _shift),
    st.sampled_from(["PH", "SH", "PH -1 day"]),
)
_date = st.one_of(
    _month,
    st.builds("{}-{}".format, _month, _month),
    st.builds("{} {:02}-{} {:02}".format, _month, st.integers(1, 28), _month, st.integers(1, 28)),
    st.builds("{} {:02}".format, _month, st.integers(1, 28)),
    st.sampled_from(["easter", "easter +50 days", "easter-Oct 12", "Mar Su[-1]-Oct Su[-1] -1 day"]),
    st.sampled_from(["2026 Dec 24-2027 Jan 02", "Jan 01-31/3"]),
)
_years = st.sampled_from(["", "2026", "2026-2028/2", "2027+", "2025,2027"])
_weeks = st.sampled_from(["", "week 05", "week 01-53/2", "week 02,10-20"])
_what = st.sampled_from(["", " off", " unknown", ' "by appointment"', ' open "ring"'])


def _joined(*parts):
    return " ".join(filter(None, parts))


_times = st.lists(_span, min_size=1, max_size=2).map(",".join)
_rule = st.builds(
    lambda years, date, weeks, days, times, what: _joined(years, date, weeks, ",".join(days), times) + what,
    _years, st.one_of(st.just(""), _date), _weeks, st.lists(_day, max_size=2), _times, _what,
)  # fmt: skip
_texts = st.lists(st.tuples(_rule, st.sampled_from(["; ", " || "])), min_size=1, max_size=3).map(
    lambda rules: "".join(rule + sign for rule, sign in rules[:-1]) + rules[-1][0]
)


@given(_texts)
@settings(max_examples=200, deadline=None)
def test_what_is_written_says_what_was_read(raw):
    hours = understood(raw)
    if hours is None:  # "Apr Sa[1,3]", "22:00-21:00+" and "24/7"-like ends are refused
        return
    assert read(hours.text).rules == hours.rules


def test_most_texts_of_the_grammar_are_read():
    assert all(
        understood(raw) for raw in ("Mo[1] sunset+", "2026-2028/2 week 05 PH -1 day (dawn-01:00)-22:00")
    )


@pytest.mark.parametrize(
    ("raw", "weekly", "holidays"),
    [
        ("Mo-Fr 09:00-12:00", True, False),
        ("Mo-Fr 09:00-12:00; PH off", True, True),
        ("24/7", True, False),
        ("Mo[1] 09:00-12:00", False, False),
        ("SH 09:00-12:00", False, False),
        ("May-Sep 09:00-12:00", False, False),
        ("week 01-53/2 Mo 09:00-12:00", False, False),
        ("09:00-sunset", False, False),
        ("Mo-Fr 09:00-12:00; PH -1 day 09:00-11:00", True, True),
    ],
)
def test_what_kind_of_hours_they_are(raw, weekly, holidays):
    hours = read(raw)
    assert (hours.is_weekly, hours.mentions_holidays) == (weekly, holidays)
    assert hours == read(raw)
    assert hash(hours) == hash(read(raw))
