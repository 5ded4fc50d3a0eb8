"""Tables of text (CSV) as offices make and read them: streamed, and told exactly where they are wrong."""

from halles.kit.tables.line import Line
from halles.kit.tables.table import Table, open_table
from halles.kit.tables.writing import bare, csv_lines, inert

__all__ = ["Line", "Table", "bare", "csv_lines", "inert", "open_table"]
