"""Layouts of tills, invented from general knowledge: half of them kept unseen while rules were chosen."""

from halles.stalls.stock.tests.till_layouts.build import TillLayout, encoded, rows_of, told
from halles.stalls.stock.tests.till_layouts.french import FRENCH
from halles.stalls.stock.tests.till_layouts.more import MORE
from halles.stalls.stock.tests.till_layouts.others import OTHERS

LAYOUTS = (*FRENCH, *OTHERS, *MORE)
DEVELOPED = tuple(layout for layout in LAYOUTS if not layout.is_held_out)
HELD_OUT = tuple(layout for layout in LAYOUTS if layout.is_held_out)

__all__ = ["DEVELOPED", "HELD_OUT", "LAYOUTS", "TillLayout", "encoded", "rows_of", "told"]
