"""What hours say of days: the standard's rules, one by one, on days whose answer was worked out by hand."""

from datetime import date, datetime, timedelta

import pytest

from halles.town.engine.hours import UNKNOWN, Where, intervals, read, read_points
from halles.town.engine.hours.school import ZONES, is_school_holiday

REDON = Where(-2.08, 47.65, "35")
"""In zone B of school holidays."""


def told(raw: str, day: str, days: int = 1, *, where: Where = REDON) -> list[str]:
    """Return what hours say as "Mo 9:00-12:30" lines; "?" where it is not known, with the comment."""
    start = datetime.fromisoformat(day)
    found = intervals(read(raw), start, start + timedelta(days=days), where=where)
    return [_line(each.start, each.end, each.state, each.comment) for each in found]


def _line(start: datetime, end: datetime, state: str, comment: str) -> str:
    until = "24:00" if end - datetime.combine(start.date(), datetime.min.time()) == timedelta(days=1) else ""
    line = f"{start:%d %H:%M}-{until or end.strftime('%H:%M' if end.date() == start.date() else '%d %H:%M')}"
    return line + ("?" if state == UNKNOWN else "") + (f" {comment}" if comment else "")


MONDAY, WEDNESDAY, HOLIDAY = "2026-11-23", "2026-11-25", "2026-11-11"


@pytest.mark.parametrize(
    ("raw", "day", "expected"),
    [
        # days and times
        ("Mo-Fr 09:00-12:00,14:00-18:00", MONDAY, ["23 09:00-12:00", "23 14:00-18:00"]),
        ("Mo, We 09:00-12:00", WEDNESDAY, ["25 09:00-12:00"]),
        ("Fr-Mo 09:00-12:00", MONDAY, ["23 09:00-12:00"]),
        ("Fr-Mo 09:00-12:00", WEDNESDAY, []),
        ("mo-FR 9:00 - 12:00", MONDAY, ["23 09:00-12:00"]),
        ("10:00-10:00", MONDAY, ["23 00:00-24:00"]),
        ("24/7", MONDAY, ["23 00:00-24:00"]),
        ("open", MONDAY, ["23 00:00-24:00"]),
        # a later rule takes the place of an earlier one, closed ones cut into it
        ("Mo-Fr 09:00-18:00; We 10:00-12:00", WEDNESDAY, ["25 10:00-12:00"]),
        ("Mo-Fr 09:00-18:00; We off", WEDNESDAY, []),
        ("Mo-Fr 09:00-18:00; We 12:00-13:00 off", WEDNESDAY, ["25 09:00-12:00", "25 13:00-18:00"]),
        ("We off; 09:00-18:00", WEDNESDAY, ["25 09:00-18:00"]),
        ("We 09:00-12:00; 14:00-16:00", WEDNESDAY, ["25 09:00-12:00", "25 14:00-16:00"]),
        ("09:00-12:00; 14:00-16:00", WEDNESDAY, ["25 14:00-16:00"]),
        # an additional one is added, a fallback fills what is closed
        ("Mo-Fr 09:00-12:00, We 14:00-16:00", WEDNESDAY, ["25 09:00-12:00", "25 14:00-16:00"]),
        ("We 10:00-12:00 || 09:00-12:00 unknown", WEDNESDAY, ["25 09:00-10:00?", "25 10:00-12:00"]),
        ("We off || 09:00-10:00", WEDNESDAY, ["25 09:00-10:00"]),
        ('Mo 10:00-12:00 || "call"', WEDNESDAY, ["25 00:00-24:00? call"]),
        # comments
        ('09:00-12:00 "by appointment"', MONDAY, ["23 09:00-12:00? by appointment"]),
        ('09:00-12:00 open "ring"', MONDAY, ["23 09:00-12:00 ring"]),
        ('Mo off "inventory"', MONDAY, []),
        ("unknown", MONDAY, ["23 00:00-24:00?"]),
        # open end
        ("10:00+", MONDAY, ["23 10:00-24:00? open end"]),
        ("Mo 14:00-17:00+", MONDAY, ["23 14:00-17:00", "23 17:00-24:00? open end"]),
        ("Mo 07:00+,12:00-16:00", MONDAY, ["23 07:00-12:00? open end", "23 12:00-16:00"]),
        ("Mo 10:00-11:00+, Mo 9:00-10:00", MONDAY, ["23 09:00-11:00", "23 11:00-24:00? open end"]),
        ("Mo 10:00-11:00+, Mo 11:00-12:00", MONDAY, ["23 10:00-12:00"]),
        ("10:00+ off", MONDAY, []),
        # public holidays
        ("Mo-Fr 09:00-12:00", HOLIDAY, ["11 09:00-12:00"]),
        ("Mo-Fr 09:00-12:00; PH off", HOLIDAY, []),
        ("PH 10:00-11:00", HOLIDAY, ["11 10:00-11:00"]),
        ("PH,Mo 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("PH We 10:00-11:00", HOLIDAY, ["11 10:00-11:00"]),
        ("PH Mo 10:00-11:00", HOLIDAY, []),
        ("PH -1 day 10:00-11:00", "2026-11-10", ["10 10:00-11:00"]),
        ("PH +1 day 10:00-11:00", "2026-11-12", ["12 10:00-11:00"]),
        # months, dates, years, weeks
        ("Nov 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Oct-Feb: Mo 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Mar-Oct 10:00-11:00", MONDAY, []),
        ("Nov 23 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Nov 22,23 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Nov 20-25 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Nov 01-30/11 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Nov 01-30/10 10:00-11:00", MONDAY, []),
        ("Dec 24-Jan 02 10:00-11:00", "2027-01-02", ["02 10:00-11:00"]),
        ("Dec 24-Jan 02 10:00-11:00", "2027-01-03", []),
        ("2026 Dec 24-2027 Jan 02 10:00-11:00", "2027-01-02", ["02 10:00-11:00"]),
        ("2026 Dec 24-2027 Jan 02 10:00-11:00", "2028-01-02", []),
        ("2026 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("2025/2 10:00-11:00", MONDAY, []),
        ("2027+ 10:00-11:00", MONDAY, []),
        ("week 48 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("week 01-53/2 10:00-11:00", MONDAY, []),
        ("week 53 10:00-11:00", "2027-01-01", ["01 10:00-11:00"]),
        ("Feb 29 10:00-11:00", "2027-02-28", []),
        ("Feb 29 10:00-11:00", "2028-02-29", ["29 10:00-11:00"]),
        ("Feb 20-Feb 29 10:00-11:00", "2027-02-28", ["28 10:00-11:00"]),
        # Easter was on 5 April 2026; as the end of a range that day is no more of it
        ("easter 10:00-11:00", "2026-04-05", ["05 10:00-11:00"]),
        ("easter +1 day 10:00-11:00", "2026-04-06", ["06 10:00-11:00"]),
        ("easter -2 days-Apr 20 10:00-11:00", "2026-04-03", ["03 10:00-11:00"]),
        ("Apr 01-easter 10:00-11:00", "2026-04-04", ["04 10:00-11:00"]),
        ("Apr 01-easter 10:00-11:00", "2026-04-05", []),
        # the nth weekday: November 2026 has five Mondays, the 23rd is the fourth and last but one
        ("Mo[4] 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Mo[-2] 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Mo[1-3,5] 10:00-11:00", MONDAY, []),
        ("Su[4] +1 day 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
        ("Sa[-1] +2 days 10:00-11:00", "2026-11-30", ["30 10:00-11:00"]),
        ("Mar Su[-1]-Oct Su[-1] 10:00-11:00", "2026-10-25", ["25 10:00-11:00"]),
        ("Mar Su[-1]-Oct Su[-1] -1 day 10:00-11:00", "2026-10-25", []),
        ("Nov Mo[5]-Dec Fr[5] 10:00-11:00", "2026-12-31", ["31 10:00-11:00"]),  # no 5th Friday
        # two lists of dates narrow each other
        ("Nov-Dec Nov 20-25 10:00-11:00", MONDAY, ["23 10:00-11:00"]),
    ],
)  # fmt: skip
def test_one_day(raw, day, expected):
    assert told(raw, day) == expected


def test_past_midnight():
    assert told("Fr,Sa 20:00-02:00", "2026-11-27", 3) == ["27 20:00-28 02:00", "28 20:00-29 02:00"]
    assert told("Fr 22:00-26:00", "2026-11-28") == ["28 00:00-02:00"]
    assert told("Fr 20:00-02:00; Sa off", "2026-11-27", 2) == ["27 20:00-24:00"]
    assert told("Sa off; Fr 20:00-02:00", "2026-11-27", 2) == ["27 20:00-28 02:00"]
    assert told("Fr 18:00+", "2026-11-27", 2) == ["27 18:00-28 04:00? open end"]
    assert told("PH 20:00-02:00", "2026-11-11", 2) == ["11 20:00-12 02:00"]
    assert told("Nov 20:00-02:00", "2026-12-01") == ["01 00:00-02:00"]


@pytest.mark.parametrize("night", ["2026-03-28", "2026-10-24"])
def test_the_nights_on_which_the_clock_is_moved(night):
    day = date.fromisoformat(night)
    after = day + timedelta(days=1)
    assert told("Sa 22:00-04:00", night, 2) == [f"{day:%d} 22:00-{after:%d} 04:00"]


def test_hours_are_cut_at_the_moments_asked():
    start, end = datetime.fromisoformat("2026-11-23 10:00"), datetime.fromisoformat("2026-11-23 15:00")
    found = intervals(read("Mo 09:00-12:00,14:00-18:00,20:00-21:00"), start, end, where=REDON)
    assert [(each.start.hour, each.end.hour) for each in found] == [(10, 12), (14, 15)]
    assert intervals(read("24/7"), start, start, where=REDON) == []


def test_the_sun():
    assert told("sunrise-sunset", "2026-06-21") == ["21 06:10-22:09"]
    assert told("sunrise-sunset", "2026-12-21") == ["21 08:53-17:18"]
    assert told("(sunrise+01:00)-(sunset-00:30)", "2026-12-21") == ["21 09:53-16:48"]
    assert told("Mo sunset-02:00", "2026-12-21", 2) == ["21 17:18-22 02:00"]
    assert told("Mo sunset-sunrise", "2026-12-21", 2) == ["21 17:18-22 08:54"]
    assert told("sunrise-08:00", "2026-12-21") == []  # the sun rises after that
    assert told("sunrise-sunset", "2026-06-21", where=Where(None, None)) == ["21 06:00-18:00"]
    assert told("sunrise-sunset", "2026-06-21", where=Where(55.45, -20.88, "974")) == ["21 06:54-17:45"]


def test_two_more_public_holidays_in_alsace_and_moselle():
    for department, expected in (("57", []), ("67", []), ("68", []), ("35", ["26 10:00-11:00"])):
        there = Where(7.75, 48.58, department)
        assert told("Mo-Sa 10:00-11:00; PH off", "2026-12-26", where=there) == expected


@pytest.mark.parametrize(
    ("department", "day", "expected"),
    [
        ("69", "2026-02-10", True),  # zone A, from 7 to 22 February
        ("35", "2026-02-10", False),
        ("35", "2026-02-16", True),  # zone B, from 14 February to 1 March
        ("75", "2026-02-16", False),
        ("75", "2026-02-23", True),  # zone C, from 21 February to 8 March
        ("35", "2026-10-17", True),  # autumn is the same everywhere
        ("75", "2026-11-01", True),
        ("75", "2026-11-02", False),
        ("35", "2027-07-20", True),
        ("35", "2027-09-20", None),  # not published
        ("35", "2024-08-20", None),
        ("2A", "2026-02-16", None),  # calendars of their own
        ("974", "2026-02-16", None),
        ("", "2026-02-16", None),
    ],
)
def test_school_holidays_by_zone(department, day, expected):
    assert is_school_holiday(date.fromisoformat(day), department) is expected


def test_every_department_of_the_mainland_is_in_one_zone():
    mainland = {f"{number:02}" for number in range(1, 96)} - {"20"}
    assert set(ZONES) == mainland


def test_hours_of_school_holidays_are_not_known_where_the_calendar_is_not():
    raw = "Mo-Fr 09:00-12:00; SH Mo-Fr 10:00-16:00"
    assert told(raw, "2026-02-17") == ["17 10:00-16:00"]
    assert told(raw, "2026-03-17") == ["17 09:00-12:00"]
    unknown = ["21 09:00-10:00? school holidays", "21 10:00-12:00", "21 12:00-16:00? school holidays"]
    assert told(raw, "2029-02-21") == unknown
    assert told("SH off; Mo-Fr 09:00-12:00", "2029-02-21") == ["21 09:00-12:00"]  # the same either way


def test_points_in_time_are_read_only_where_they_are_meant():
    start = datetime.fromisoformat(MONDAY)
    found = intervals(read_points("Mo-Fr 09:00,16:30"), start, start + timedelta(days=1), where=REDON)
    assert [(each.start.strftime("%H:%M"), each.end - each.start) for each in found] == [
        ("09:00", timedelta(minutes=1)),
        ("16:30", timedelta(minutes=1)),
    ]
    found = intervals(read_points("Mo 15:00-17:00/60"), start, start + timedelta(days=1), where=REDON)
    assert [each.start.hour for each in found] == [15, 16, 17]
