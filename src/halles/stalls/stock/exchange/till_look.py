"""Look at a till's file for a shop: how it is read, whether that is known, and what it would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.stalls.stock.engine.till import (
    Guessed,
    Mapping,
    Move,
    Period,
    Reading,
    Sheet,
    carried,
    moves,
    read,
)
from halles.stalls.stock.exchange.till_file import till_sheet
from halles.stalls.stock.queries.till import (
    Plan,
    levels_moment,
    till_mapping,
    till_mapping_before,
    till_plan,
)


@dataclass(frozen=True)
class Look:
    """A till's file before it is read: the guess, or what the shop confirmed."""

    sheet: Sheet
    guessed: Guessed
    mapping: Mapping
    is_known: bool
    """The shop confirmed this layout before."""
    moved: Sequence[Move]
    """What changed since the layout that this one looks like."""

    @property
    def needs_days(self) -> bool:
        """Say whether the file tells sales without telling their days."""
        return self.mapping.kind != "stock" and "day" not in self.mapping.columns


@dataclass(frozen=True)
class Seen:
    """A file that was read, and what it would change."""

    mapping: Mapping
    reading: Reading
    plan: Plan
    as_of: datetime | None
    """Of when its stock is; None where it tells none."""

    @property
    def changes(self) -> bool:
        """Say whether there is anything to take."""
        return bool(self.plan.is_new or self.reading.levels)


def till_look(path: Path, *, organisation: str) -> Look:
    """Return how a file is read. Raises BadInput where it holds no table of articles."""
    one = till_sheet(path)
    guessed, names = one.guessed, one.guessed.mapping.names
    known = till_mapping(organisation=organisation, digest=guessed.mapping.fingerprint())
    if known is not None and len(known.columns) == len(names):
        return Look(one.sheet, guessed, known, True, ())
    before = till_mapping_before(organisation=organisation, names=names)
    if before is None:
        return Look(one.sheet, guessed, guessed.mapping, False, ())
    mapping = carried(before, guessed.mapping)
    return Look(one.sheet, guessed, mapping, False, moves(before.names, names))


def till_seen(
    look: Look,
    *,
    organisation: str,
    now: datetime,
    mapping: Mapping | None = None,
    period: Period | None = None,
    as_of: datetime | None = None,
) -> Seen:
    """Read a file's lines and return what they would change; nothing is written.

    `period` and `as_of` are what the shop says where the file does not. Raises BadInput where the days of
    its sales are not known.
    """
    chosen = mapping or look.mapping
    said = period or look.guessed.period
    if chosen.kind != "stock" and "day" not in chosen.columns and said is None:
        raise BadInput(
            _("This file does not say of which days its sales are."),
            advice=_("Say it, or put the days into the file’s name: ventes_2026-11-09_2026-11-15.csv."),
        )
    today = timezone.localdate(now)
    reading = read(look.sheet, look.guessed.layout, chosen, today=today, period=said)
    plan = till_plan(organisation=organisation, reading=reading, mapping=chosen)
    moment = None
    if chosen.kind != "sales":
        moment = as_of or levels_moment(now, look.guessed.period.last if look.guessed.period else None)
    return Seen(chosen, reading, plan, moment)
