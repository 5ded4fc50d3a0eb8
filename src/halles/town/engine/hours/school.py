"""French school holidays by zone, as the ministry of education has published them; nothing beyond.

Sources: orders of 7 December 2022 (2024-25 and 2025-26) and of 2025 (2026-27) on the school calendar, and the
ministry's open data set `fr-en-calendrier-scolaire`, which counts from the first Saturday to the eve of the
return to school. Corsica and the overseas departments have calendars of their own: unknown here.
"""

from datetime import date
from functools import lru_cache

_DEPARTMENTS = {
    "A": "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
    "B": "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 67 "
    "68 72 76 80 83 84 85 88",
    "C": "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95",
}
ZONES = {department: zone for zone, names in _DEPARTMENTS.items() for department in names.split()}

KNOWN_FROM, KNOWN_UNTIL = date(2024, 9, 2), date(2027, 8, 30)
"""The first day told, and the first day that is not."""

Holiday = tuple[date, date]
"""First day without school, first day of school again."""

_EVERYWHERE: tuple[Holiday, ...] = (
    (date(2024, 10, 19), date(2024, 11, 4)),
    (date(2024, 12, 21), date(2025, 1, 6)),
    (date(2025, 5, 29), date(2025, 6, 2)),
    (date(2025, 7, 5), date(2025, 9, 1)),
    (date(2025, 10, 18), date(2025, 11, 3)),
    (date(2025, 12, 20), date(2026, 1, 5)),
    (date(2026, 5, 14), date(2026, 5, 18)),
    (date(2026, 7, 4), date(2026, 9, 1)),
    (date(2026, 10, 17), date(2026, 11, 2)),
    (date(2026, 12, 19), date(2027, 1, 4)),
    (date(2027, 5, 6), date(2027, 5, 10)),
    (date(2027, 7, 3), KNOWN_UNTIL),
)
_BY_ZONE: dict[str, tuple[Holiday, ...]] = {
    "A": (
        (date(2025, 2, 22), date(2025, 3, 10)),
        (date(2025, 4, 19), date(2025, 5, 5)),
        (date(2026, 2, 7), date(2026, 2, 23)),
        (date(2026, 4, 4), date(2026, 4, 20)),
        (date(2027, 2, 13), date(2027, 3, 1)),
        (date(2027, 4, 10), date(2027, 4, 26)),
    ),
    "B": (
        (date(2025, 2, 8), date(2025, 2, 24)),
        (date(2025, 4, 5), date(2025, 4, 22)),
        (date(2026, 2, 14), date(2026, 3, 2)),
        (date(2026, 4, 11), date(2026, 4, 27)),
        (date(2027, 2, 20), date(2027, 3, 8)),
        (date(2027, 4, 17), date(2027, 5, 3)),
    ),
    "C": (
        (date(2025, 2, 15), date(2025, 3, 3)),
        (date(2025, 4, 12), date(2025, 4, 28)),
        (date(2026, 2, 21), date(2026, 3, 9)),
        (date(2026, 4, 18), date(2026, 5, 4)),
        (date(2027, 2, 6), date(2027, 2, 22)),
        (date(2027, 4, 3), date(2027, 4, 19)),
    ),
}


@lru_cache(maxsize=4096)
def is_school_holiday(day: date, department: str) -> bool | None:
    """Return whether schools are closed for holidays on a day; None where that is not known."""
    zone = ZONES.get(department)
    if zone is None or not KNOWN_FROM <= day < KNOWN_UNTIL:
        return None
    return any(first <= day < last for first, last in (*_EVERYWHERE, *_BY_ZONE[zone]))
