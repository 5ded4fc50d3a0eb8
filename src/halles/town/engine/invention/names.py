"""Name the streets of a town, each once, by the part they play; and several towns."""

import itertools
import math
from collections.abc import Iterator, Sequence

from halles.town.engine.invention import words
from halles.town.engine.invention.ground import Chance
from halles.town.engine.invention.plan import Plan
from halles.town.engine.invention.streets import Street

SHORT_LANE = 62.0
"""A lane shorter than this is an alley."""
ALLEY_KINDS = ("venelle", "passage", "ruelle")
DRIVE_KINDS = ("allée", "rue", "rue", "clos")


def town_names(chance: Chance, count: int) -> list[str]:
    """Return names of towns that exist nowhere, each once."""
    if count > len(words.TOWNS):
        raise ValueError(f"at most {len(words.TOWNS)} towns have a name")
    return chance.sample(words.TOWNS, count)


def name_streets(chance: Chance, plan: Plan) -> None:
    """Give every street of the plan that has something along it a name; stretches of a ring share theirs."""
    names = _Names(chance, plan)
    for street in sorted(plan.streets.all, key=_rank):
        if not street.name and street.drawn():
            street.name = names.of(street)


def _rank(street: Street) -> tuple[int, float]:
    """Put the main streets first as they were laid, then the others as they are near to the market."""
    if street.part not in ("lane", "street", "drive"):
        return 0, street.label
    return 1, math.hypot(*street.at(street.length / 2))


class _Names:
    """Names not given yet."""

    def __init__(self, chance: Chance, plan: Plan) -> None:
        self._plan = plan
        self._chance = chance
        self._main = _mixed(chance, words.MAIN)
        self._gates = _mixed(chance, words.GATES)
        self._roads = _mixed(chance, words.TOWNS)
        self._rings = {"ring": _rings(chance, words.RINGS), "outer-ring": _rings(chance, words.OUTER_RINGS)}
        self._quays = iter(chance.choice(words.QUAYS))
        self._squares = chance.choice(words.SQUARES)
        self._bridges = iter(words.BRIDGES)
        self._cities = _mixed(chance, words.CITIES)
        self._trades, self._people = _mixed(chance, words.TRADES), _mixed(chance, words.PEOPLE)
        self._nature, self._hamlets = _mixed(chance, words.NATURE), _hamlets(chance)
        self._taken: set[str] = set()

    def of(self, street: Street) -> str:
        """Return a name that fits a street."""
        if street.part == "square":
            return self._squares
        if street.part in self._rings:
            return next(self._rings[street.part])
        name = next(name for name in self._tries(street) if name not in self._taken)
        self._taken.add(name)
        return name

    def _tries(self, street: Street) -> Iterator[str]:
        if street.part == "main":
            return self._main
        if street.part == "gate":
            return self._gates
        if street.part == "road":
            return (f"route de {name}" for name in self._roads)
        if street.part == "station":
            return iter(("avenue de la Gare",))
        if street.part == "quay":
            return self._quays
        if street.part == "retail":
            return iter(
                ("rue du Commerce", "rue des Artisans", "rue de l’Industrie", "rue des Entrepreneurs")
            )
        return self._lanes(street)

    def _lanes(self, street: Street) -> Iterator[str]:
        """Yield names for what lies between the main streets; the last ones never end."""
        if street.part == "lane":
            kind = self._chance.choice(ALLEY_KINDS) if street.length < SHORT_LANE else "rue"
            ends = itertools.chain(self._trades, self._people, self._cities, self._hamlets)
        elif street.part == "street":
            kind, ends = "rue", itertools.chain(self._people, self._cities, self._hamlets)
        else:
            kind = "impasse" if street.dead_end < 1 else self._chance.choice(DRIVE_KINDS)
            first = (self._nature, self._hamlets) if self._chance.uniform(0, 1) < 0.6 else (self._hamlets,)
            ends = itertools.chain(*first)
        return (_joined(kind, end) for end in ends)


def _joined(kind: str, end: str) -> str:
    """Return a name in good French: "rue Basse", "venelle du Four"; no adjective agrees with "passage"."""
    if kind == "passage" and end in ("Traversière", "Courte", "Basse", "Haute"):
        kind = "ruelle"
    return f"{kind} {end}"


def _mixed(chance: Chance, words_of: Sequence[str]) -> Iterator[str]:
    return iter(chance.sample(words_of, len(words_of)))


def _rings(chance: Chance, names: Sequence[str]) -> Iterator[str]:
    """Yield the names of a ring's stretches: each serves for two of them, then all begin again."""
    order = chance.sample(names, len(names))
    return itertools.cycle(name for name in order for _ in range(2))


def _hamlets(chance: Chance) -> Iterator[str]:
    """Yield the names of hamlets that the town has reached: 1,600 of them."""
    roots = [f"{root}-{end}" for root in words.ROOTS for end in words.ROOT_ENDS]
    names = [f"Ker{end}" for end in words.KER] + roots
    chance.shuffle(names)
    yield from (f"de {name}" for name in names)
    for end in ("Bihan", "Bras", "Huella", "Izella", "Kreiz"):
        yield from (f"de {name}-{end}" for name in names)
