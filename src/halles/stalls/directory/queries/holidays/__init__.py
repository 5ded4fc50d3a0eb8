"""Reads of public holidays and summer: who is asked, who has not answered, what the public is told."""

from halles.stalls.directory.queries.holidays.asked import (
    Asked,
    Waiting,
    holidays_waiting,
    question_get,
    question_next,
    question_of,
    shops_to_ask,
)
from halles.stalls.directory.queries.holidays.board import (
    HolidayBoard,
    holiday_board,
    holiday_name,
    next_holiday,
)
from halles.stalls.directory.queries.holidays.notices import holder_notices, occasion_words

__all__ = [
    "Asked",
    "HolidayBoard",
    "Waiting",
    "holder_notices",
    "holiday_board",
    "holiday_name",
    "holidays_waiting",
    "next_holiday",
    "occasion_words",
    "question_get",
    "question_next",
    "question_of",
    "shops_to_ask",
]
