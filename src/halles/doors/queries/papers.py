"""Reads of printed sheets: what a code leads to, and who takes a sheet back."""

from halles.doors.models import PaperCode
from halles.kit.ids import read_code
from halles.kit.manifest import house_parts
from halles.kit.ratelimit import keyed_hash


def code_hash(code: str) -> str:
    """Return what the table keeps of a sheet's code."""
    return keyed_hash("doors:paper-code", read_code(code))


def takes_paper(*, stall: str) -> bool:
    """Say whether a stall takes its sheets back: whether its public.py has a `paper_resume`."""
    return stall in house_parts("paper_resume")


def paper_get(*, paper: str, town: str) -> PaperCode | None:
    """Return a sheet that somebody at a counter has just read, by its public id."""
    return PaperCode.objects.filter(pk=paper, town=town).first()
