"""What somebody wants to reserve by text message, as it is kept between two of her messages."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Any

from halles.doors.engine.meaning import Line, Moment


@dataclass(frozen=True)
class PlanLine:
    """So much of a thing; `product` once it is known which."""

    quantity: int
    what: str
    unit: str = "piece"
    product: str = ""

    @property
    def line(self) -> Line:
        """As the message said it."""
        return Line(self.quantity, self.what, "gram" if self.unit == "gram" else "piece")


@dataclass(frozen=True)
class Plan:
    """What is wanted, of which shops (organisations; none: of any), when, and under which key it is placed."""

    key: str
    lines: tuple[PlanLine, ...]
    shops: tuple[str, ...] = ()
    when: Moment | None = None

    def with_product(self, at: int, product: str) -> "Plan":
        """Return the plan with one line decided."""
        return self.with_line(at, replace(self.lines[at], product=product))

    def with_line(self, at: int, line: PlanLine) -> "Plan":
        """Return the plan with one line replaced."""
        return replace(self, lines=(*self.lines[:at], line, *self.lines[at + 1 :]))


def plan_kept(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain values, for JSON."""
    when = asdict(plan.when) if plan.when else {}
    return {
        "key": plan.key,
        "lines": [asdict(line) for line in plan.lines],
        "shops": list(plan.shops),
        "when": {name: _plain(value) for name, value in when.items() if value is not None},
    }


def plan_of(kept: Mapping[str, Any]) -> Plan:
    """Return the plan that `plan_kept` kept."""
    when = dict(kept["when"])
    for name, read in (
        ("day", date.fromisoformat),
        ("last_day", date.fromisoformat),
        ("start", time.fromisoformat),
        ("end", time.fromisoformat),
    ):
        if when.get(name):
            when[name] = read(when[name])
    return Plan(
        key=kept["key"],
        lines=tuple(PlanLine(**line) for line in kept["lines"]),
        shops=tuple(kept["shops"]),
        when=Moment(**when) if when else None,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value
