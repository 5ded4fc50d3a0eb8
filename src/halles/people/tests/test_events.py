"""What is published holds ids and slugs only."""

import pytest

from halles.kit.event import ALLOWED_TYPES, fields_of
from halles.people.stall import MANIFEST


@pytest.mark.parametrize("event", MANIFEST.publishes, ids=lambda event: event.kind)
def test_an_event_holds_no_sentence(event: type) -> None:
    assert event.kind.startswith("people.")
    assert all(field.type in ALLOWED_TYPES for field in fields_of(event))
