"""What a manifest says of time is what the program does: each personal field that has had its days goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from halles.kit.manifest import PersonalField
from halles.kit.personal.rows import declared, model_of, sweep
from tests.planting import Planter
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")
TIMED = [entry for _, entry in declared() if entry.retention_days]
BY_ITS_PACKAGE = frozenset({"directory.SheetVersion", "directory.ClaimRequest"})
"""Tables whose own sweep knows better, tested there: the version shown stays, a refusal starts anew."""


def name_of(entry: PersonalField) -> str:
    return f"{entry.model}: {', '.join(entry.fields)}"


@pytest.mark.parametrize("entry", TIMED, ids=name_of)
def test_it_goes_after_its_days_and_not_before(entry: PersonalField) -> None:
    if not entry.since:
        assert entry.model in BY_ITS_PACKAGE
        return
    row = Planter("anneqz", town=World().town.slug).row(model_of(entry))
    found, now = model_of(entry)._default_manager.filter(pk=row.pk), timezone.now()
    found.update(**{entry.since: now - timedelta(days=entry.retention_days, hours=-1)})
    kept = found.values(*entry.fields).get()
    sweep(now)
    assert found.values(*entry.fields).get() == kept
    sweep(now + timedelta(hours=2))
    left = found.values(*entry.fields).first()
    assert left is None if entry.at_erasure == "delete" else not any((left or {}).values())
