"""A prepared statement answers as the queryset it was written from, and asks the database each time."""

import pytest

from halles.journal.models import Mark
from halles.kit.prepared import Prepared
from halles.town.models import Territory, Town

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])


@pytest.fixture
def marks() -> None:
    """Write some marks."""
    Mark.objects.bulk_create(Mark(topic=f"redon/{n}", version=n) for n in range(5))
    Mark.objects.create(topic="o'brien", version=9)


def _by_topic(topic: str):
    return (
        Mark.objects.filter(topic__gte=topic, version__lt=100)
        .order_by("topic")
        .values_list("topic", "version")
    )


def test_it_answers_as_its_queryset(marks, django_assert_num_queries):
    prepared = Prepared(_by_topic, "topic")
    for topic in ("redon/2", "o'brien", "z"):
        with django_assert_num_queries(1):
            rows = prepared.rows(topic=topic)
        assert rows == list(_by_topic(topic))


def test_some_rows_of_many(marks):
    assert Prepared(_by_topic, "topic").rows(topic="redon", first=1, most=2) == [
        ("redon/1", 1),
        ("redon/2", 2),
    ]


def test_it_never_keeps_an_answer(marks):
    prepared = Prepared(_by_topic, "topic")
    before = prepared.rows(topic="redon/4")
    Mark.objects.filter(topic="redon/4").update(version=44)
    assert (before, prepared.rows(topic="redon/4")) == ([("redon/4", 4)], [("redon/4", 44)])


def test_models_come_as_models(marks):
    found = Prepared(lambda topic: Mark.objects.filter(topic=topic), "topic").instances(topic="redon/3")
    assert found == [Mark.objects.get(topic="redon/3")]
    assert found[0].version == 3


def test_values_come_as_the_queryset_gives_them():
    territory = Territory.objects.create(slug="r", name="R")
    Town.objects.create(slug="redon", name="Redon", territory=territory)
    found = Prepared(lambda slug: Town.objects.filter(slug=slug), "slug").instances(slug="redon")[0]
    asked = Town.objects.get(slug="redon")
    names = [field.attname for field in Town._meta.concrete_fields]
    assert [getattr(found, name) for name in names] == [getattr(asked, name) for name in names]
    assert (found.is_demo, found.closed_stalls) == (False, [])
