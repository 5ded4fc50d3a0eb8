"""Statements written once by the ORM and asked many times.

For a hot page Django takes longer to write a statement than the database to answer it. The queryset stays the
one place where the question is asked; only its text is kept, never an answer.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A queryset of `values_list`, whose text arguments are given each time it is asked.

    `build` is called once, with a stand-in for each of `names`; each must come out of it as a parameter as it
    went in, as texts that are compared do. Rows come as the database's driver gives them: texts and numbers
    as they are, JSON as text.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *names: str) -> None:
        self._build, self._names = build, names
        self._written: dict[tuple[str, bool], tuple[str, tuple[Any, ...]]] = {}

    def rows(self, *, first: int = 0, most: int | None = None, **values: str) -> list[tuple[Any, ...]]:
        """Return the rows for these values; with `most`, so many of them from number `first` on."""
        sql, slots = self._statement(limited=most is not None)
        stand_ins = {_stand_in(name): values[name] for name in self._names}
        asked: list[Any] = [stand_ins.get(slot, slot) if isinstance(slot, str) else slot for slot in slots]
        if most is not None:
            asked += [most, first]
        with connection.cursor() as cursor:
            cursor.execute(sql, asked)
            return cursor.fetchall()

    def _statement(self, *, limited: bool) -> tuple[str, Sequence[Any]]:
        key = (connection.vendor, limited)
        if key not in self._written:
            query = self._build(**{name: _stand_in(name) for name in self._names}).query
            sql, slots = query.sql_with_params()
            self._written[key] = (sql + " LIMIT %s OFFSET %s" if limited else sql, slots)
        return self._written[key]


def _stand_in(name: str) -> str:
    return f"\x00{name}"
