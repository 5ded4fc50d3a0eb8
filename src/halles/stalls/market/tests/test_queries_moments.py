"""Moments as people say them."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from halles.stalls.market.queries.moments import moment_words

NOW = datetime(2026, 11, 28, 17, tzinfo=UTC)
"""A Saturday, 18 h in Paris."""


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 28, 18, tzinfo=UTC), "19\u00a0h"),
        (datetime(2026, 11, 28, 23, tzinfo=UTC), "minuit"),
        (datetime(2026, 11, 29, 9, tzinfo=UTC), "demain\u00a010\u00a0h"),
        (datetime(2026, 11, 29, 23, tzinfo=UTC), "lundi 30\u00a0novembre\u00a00\u00a0h"),
    ],
)
def test_a_moment_is_said_from_now(moment, said):
    with translation.override("fr"):
        assert moment_words(moment, now=NOW) == said
