"""Reads of public holidays and summer: who is asked, who has not answered, what the public is told."""

from halles.stalls.directory.queries.holidays.asked import (
    Asked,
    Waiting,
    holidays_waiting,
    question_get,
    question_of,
    shops_to_ask,
)
from halles.stalls.directory.queries.holidays.notices import holiday_notices, occasion_words
from halles.stalls.directory.queries.holidays.shown import (
    DayState,
    HolidayBoard,
    HolidayLine,
    holiday_board,
    holiday_line,
    holiday_name,
    holiday_state,
    next_holiday,
)

__all__ = [
    "Asked",
    "DayState",
    "HolidayBoard",
    "HolidayLine",
    "Waiting",
    "holiday_board",
    "holiday_line",
    "holiday_name",
    "holiday_notices",
    "holiday_state",
    "holidays_waiting",
    "next_holiday",
    "occasion_words",
    "question_get",
    "question_of",
    "shops_to_ask",
]
