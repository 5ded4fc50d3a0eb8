"""Reads of the town hall."""

from halles.stalls.office.queries.doors import town_doors
from halles.stalls.office.queries.house import ProcessState, operations_state, process_list
from halles.stalls.office.queries.register import personal_register

__all__ = ["ProcessState", "operations_state", "personal_register", "process_list", "town_doors"]
