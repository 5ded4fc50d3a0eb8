"""Statements written once by the ORM and asked many times.

For a hot page Django takes longer to write a statement than the database to answer it. The queryset stays the
one place where the question is asked; only its text is kept, never an answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet


@dataclass(frozen=True)
class Statement:
    """A question as one database understands it, with how its answers become Python's values."""

    sql: str
    slots: tuple[Any, ...]
    compiler: Any
    converters: Any


class Prepared:
    """A queryset whose text arguments are given each time it is asked.

    `build` is called once, with a stand-in for each of `names`; each must come out of it as a parameter as it
    went in, as texts that are compared do.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *names: str) -> None:
        self._build, self._names = build, names
        self._written: dict[str, Statement] = {}

    def rows(self, *, first: int = 0, most: int | None = None, **values: str) -> list[tuple[Any, ...]]:
        """Return the rows of a `values_list` as the driver gives them: JSON as text, on SQLite 1 for True.

        With `most`, so many of them from number `first` on.
        """
        statement = self._statement()
        asked = self._filled(statement, values)
        limit = "" if most is None else " LIMIT %s OFFSET %s"
        with connection.cursor() as cursor:
            cursor.execute(statement.sql + limit, asked if most is None else [*asked, most, first])
            return cursor.fetchall()

    def instances(self, **values: str) -> list[Any]:
        """Return the rows of a queryset of models as models."""
        statement = self._statement()
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, self._filled(statement, values))
            rows = cursor.fetchall()
        compiler = statement.compiler
        model = compiler.klass_info["model"]
        names = [compiler.select[at][0].target.attname for at in compiler.klass_info["select_fields"]]
        told = compiler.apply_converters(rows, statement.converters)
        return [model.from_db(connection.alias, names, row) for row in told]

    def _filled(self, statement: Statement, values: dict[str, str]) -> list[Any]:
        stand_ins = {_stand_in(name): values[name] for name in self._names}
        return [stand_ins.get(slot, slot) if isinstance(slot, str) else slot for slot in statement.slots]

    def _statement(self) -> Statement:
        if connection.vendor not in self._written:
            query = self._build(**{name: _stand_in(name) for name in self._names}).query
            compiler = query.get_compiler(connection.alias)
            sql, slots = compiler.as_sql()
            converters = compiler.get_converters([column[0] for column in compiler.select])
            self._written[connection.vendor] = Statement(sql, tuple(slots), compiler, converters)
        return self._written[connection.vendor]


def _stand_in(name: str) -> str:
    return f"\x00{name}"
