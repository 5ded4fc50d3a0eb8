"""Months: which are told to the public, and until when their days are kept."""

from datetime import date, timedelta

DAILY_MONTHS = 13
"""How many whole months keep their days; older ones are one figure."""
SETTLING = timedelta(days=1)
"""After a month's end, for what the processes still hold; then its figures never change again."""


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """Return the first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def month_length(month: date) -> int:
    """Return how many days a month has."""
    return (month_after(month) - month).days


def is_told(day: date, *, today: date) -> bool:
    """Say whether the month of `day` is told to the public.

    A month under way is not: its figure of one morning less that of the day before would be a day's.
    """
    return today >= month_after(month_of(day)) + SETTLING


def next_telling(today: date) -> date:
    """Return the day on which the public is told one month more."""
    this = month_of(today) + SETTLING
    return this if today < this else month_after(today.replace(day=1)) + SETTLING


def first_daily(today: date) -> date:
    """Return the first day whose count is kept by day."""
    months = today.year * 12 + today.month - 1 - DAILY_MONTHS
    return date(months // 12, months % 12 + 1, 1)
