"""Sentences of merchants, invented, with what a careful reader takes from them."""

from halles.town.tests.sentence_cases.saturday import SATURDAY_ASKED, SATURDAY_QUIET, SATURDAY_SURE
from halles.town.tests.sentence_cases.wednesday import ASKED, QUIET, SURE

__all__ = ["ASKED", "QUIET", "SATURDAY_ASKED", "SATURDAY_QUIET", "SATURDAY_SURE", "SURE"]
