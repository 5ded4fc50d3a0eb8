"""What somebody wants to reserve by text message, as it is kept between two of her messages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from halles.doors.public import Line, Moment, Slot, slots_from, slots_kept


@dataclass(frozen=True)
class Plan:
    """What is wanted, of which shops (organisations; none: any), when, and under which key it is placed."""

    key: str
    lines: tuple[Line, ...]
    products: tuple[str, ...]
    """For each line the article that it is known to mean, else ""."""
    shops: tuple[str, ...] = ()
    when: Moment | None = None

    def with_product(self, at: int, product: str) -> "Plan":
        """Return the plan with the article of one line decided."""
        return replace(self, products=(*self.products[:at], product, *self.products[at + 1 :]))

    def with_grams(self, at: int, grams: int) -> "Plan":
        """Return the plan with the weight of one line said."""
        line = Line(grams, self.lines[at].what, "gram")
        return replace(self, lines=(*self.lines[:at], line, *self.lines[at + 1 :]))

    def only(self, kept: Mapping[int, Any]) -> "Plan":
        """Return the plan with the lines at these places alone."""
        return replace(
            self,
            lines=tuple(line for at, line in enumerate(self.lines) if at in kept),
            products=tuple(product for at, product in enumerate(self.products) if at in kept),
        )


def plan_kept(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain values, for JSON."""
    said: dict[str, Slot] = {"lines": plan.lines}
    if plan.when:
        said["when"] = plan.when
    return {
        "key": plan.key,
        "said": slots_kept(said),
        "products": list(plan.products),
        "shops": list(plan.shops),
    }


def plan_of(kept: Mapping[str, Any]) -> Plan:
    """Return the plan that `plan_kept` kept."""
    said = slots_from(kept["said"])
    lines, when = said["lines"], said.get("when")
    return Plan(
        key=kept["key"],
        lines=lines if isinstance(lines, tuple) else (),
        products=tuple(kept["products"]),
        shops=tuple(kept["shops"]),
        when=when if isinstance(when, Moment) else None,
    )
