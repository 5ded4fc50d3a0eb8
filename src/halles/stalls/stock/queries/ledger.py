"""The ledger of a shop: its lines, the latest first, and whether nothing in it was changed since."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Sum

from halles.kit import chain
from halles.stalls.stock.engine.ledger import Line, content, first_gap
from halles.stalls.stock.models import Level, Movement

PAGE = 50
"""Lines of the ledger on one page."""
AT_ONCE = 2000
"""Lines read from the database at once: a ledger of years is never held whole."""


@dataclass(frozen=True)
class Verified:
    """What came of reading a ledger again from its first line."""

    lines: int
    head: str
    """Of the last line; printed on paper, it proves the ledger up to there."""
    broken: int | None
    """The number of the first line that does not follow from those before; None: every line does."""
    levels: tuple[str, ...]
    """Items whose quantity is not the sum of their lines."""

    @property
    def is_right(self) -> bool:
        """Nothing was changed."""
        return self.broken is None and not self.levels


def ledger_list(*, organisation: str, item: str = "", before: int | None = None) -> list[Movement]:
    """Return a page of a shop's ledger, the latest line first; of one item, and before a number, if given."""
    lines = Movement.objects.filter(organisation=organisation).select_related("item")
    if item:
        lines = lines.filter(item=item)
    if before is not None:
        lines = lines.filter(number__lt=before)
    return list(lines.order_by("-number")[:PAGE])


def ledger_head(*, organisation: str) -> tuple[int, str]:
    """Return the number and the head of a ledger's last line; 0 and the start of any chain where none is."""
    last = Movement.objects.filter(organisation=organisation).order_by("-number")
    return last.values_list("number", "head").first() or (0, chain.START)


def ledger_all(*, organisation: str) -> Iterator[Movement]:
    """Yield a shop's whole ledger from its first line."""
    lines = Movement.objects.filter(organisation=organisation).select_related("item").order_by("number")
    yield from lines.iterator(chunk_size=AT_ONCE)


def ledger_verify(*, organisation: str) -> Verified:
    """Read a shop's ledger again from its first line; the chain, the numbers and the sums must all hold."""
    reading = _Reading()
    rows = Movement.objects.filter(organisation=organisation).order_by("number")
    lines = reading.through(rows.iterator(chunk_size=AT_ONCE))
    gap = first_gap(lines)
    deque(lines, maxlen=0)  # what is left after a gap, for the head
    faults = [number for number in (reading.unchained, gap) if number]
    return Verified(reading.lines, reading.head, min(faults, default=None), _wrong_levels(organisation))


@dataclass
class _Reading:
    """How far a ledger was read, line by line."""

    lines: int = 0
    head: str = chain.START
    unchained: int | None = None
    """The place of the first line whose head does not follow from the line before."""

    def through(self, movements: Iterable[Movement]) -> Iterator[Line]:
        """Yield movements as lines, and look at the head of each."""
        for movement in movements:
            line = line_of(movement)
            self.lines += 1
            if self.unchained is None and chain.link(self.head, content(line)) != movement.head:
                self.unchained = self.lines
            self.head = movement.head
            yield line


def line_of(movement: Movement) -> Line:
    """Return a movement as the engine reads it."""
    return Line(
        movement.number,
        movement.item_id,
        movement.change,
        movement.on_hand,
        movement.reason,
        movement.reference,
        movement.occurred_at,
    )


def _wrong_levels(organisation: str) -> tuple[str, ...]:
    """Return the items whose quantity is not what their lines add up to."""
    levels = Level.objects.filter(item__organisation=organisation)
    summed = levels.annotate(total=Sum("item__movements__change")).values_list("item", "on_hand", "total")
    return tuple(item for item, on_hand, total in summed if on_hand != (total or 0))
