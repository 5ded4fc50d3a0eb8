"""Whatever is done, in any order, by anybody: the states stay lawful and the counts add up."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Problem
from halles.stalls.directory.models import News, Sheet
from halles.stalls.office import commands
from halles.stalls.office.engine.disclosure import LEAST
from halles.stalls.office.engine.reports import CLOSED, MANAGER, SHOP
from halles.stalls.office.models import Hiding, Report
from halles.stalls.office.queries.reports import desk, holder_notices
from halles.stalls.office.queries.transparency import transparency
from halles.stalls.office.tests.world import nothing_reported
from tests.world import World

ACTS = ("make", "answer", "forward", "decide", "undo", "contest", "judge", "later")
CAUSES = ("hours", "phone", "false", "child")
WHO = ("visitor", "member", "manager", "operator")
Step = tuple[str, str, int, bool]
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.sampled_from(WHO), st.integers(0, 3), st.booleans()), max_size=24
)


class AnyOrder(TestCase):
    """One world; each example is rolled back."""

    databases = "__all__"

    @classmethod
    def setUpTestData(cls) -> None:
        """Make the town once."""
        cls.world = World()
        nothing_reported(cls.world)
        cls.things = [("sheet", cls.world.sheet.pk), ("news", cls.world.news), ("sheet", cls.world.cafe.pk)]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(STEPS)
    def test_any_sequence_of_acts_leaves_a_lawful_state(self, steps: list[Step]) -> None:
        for number, (act, who, pick, flag) in enumerate(steps):
            with suppress(Problem):
                self.act(act, self.actor(who), pick, number, flag=flag)
            self.check()

    def actor(self, who: str) -> Actor:
        """Return "visitor", "member", … as an actor."""
        return NOBODY if who == "visitor" else Actor(person=getattr(self.world, who).pk)

    def act(self, act: str, actor: Actor, pick: int, number: int, *, flag: bool) -> None:
        """Do one thing, allowed or not."""
        kind, thing = self.things[pick % 3]
        about = {"stall": "directory", "kind": kind, "thing": thing}
        report = self.pick(Report, pick)
        hiding = self.pick(Hiding, pick)
        now = timezone.now() + timedelta(days=4)
        {
            "make": lambda: commands.report_make(
                actor=actor, town=self.world.town.slug, cause=CAUSES[pick], caller=str(number), **about
            ),
            "answer": lambda: commands.report_answer(
                actor=actor, report=report, answer="right" if flag else "corrected"
            ),
            "forward": lambda: commands.reports_forward(actor=Actor(system="runner"), now=now),
            "decide": lambda: commands.report_decide(
                actor=actor, report=report, decision="hidden" if flag else "kept", reason="Vu."
            ),
            "undo": lambda: commands.report_undo(actor=actor, report=report),
            "contest": lambda: commands.hiding_contest(actor=actor, plea="Non.", **about),
            "judge": lambda: commands.hiding_judge(actor=actor, hiding=hiding, restore=flag, reason="Vu."),
            "later": lambda: commands.doubts_end(actor=Actor(system="runner"), now=now + timedelta(days=4)),
        }[act]()

    def pick(self, table: Any, number: int) -> str:
        """Return one of the rows there are, or an id of none."""
        rows = list(table.objects.order_by("pk").values_list("pk", flat=True))
        return rows[number % len(rows)] if rows else "0" * 26

    def check(self) -> None:
        """Check all that must always hold."""
        reports, town = list(Report.objects.all()), self.world.town.slug
        for report in reports:
            assert (report.state == CLOSED) == bool(report.closed_at) == bool(report.outcome)
            assert report.state != SHOP or report.holder
            assert (report.outcome == "hidden") == bool(report.hiding_id)
        for kind, thing in self.things:
            in_force = Hiding.objects.filter(thing=thing, undone_at=None, is_restored=False)
            hidden = (Sheet if kind == "sheet" else News).objects.get(pk=thing).hidden_at is not None
            assert in_force.count() == hidden
            assert not hidden or not any(r.thing == thing and r.state != CLOSED for r in reports)
        shown = {r.thing for r in reports if not r.closed_at and r.doubt_until}
        assert set(Sheet.objects.exclude(doubted_at=None).values_list("pk", flat=True)) <= shown
        seen = desk(town=town, person=self.world.manager.pk, now=timezone.now())
        states = [report.state for report in reports]
        assert len(seen.waiting) == states.count(MANAGER)
        assert seen.at_shops == states.count(SHOP)
        asked = [n for n in holder_notices(organisation=self.world.organisation.pk) if len(n.answers) == 2]
        assert len(asked) == states.count(SHOP)
        self.check_counts(town)

    def check_counts(self, town: str) -> None:
        """Check that the public count tells every hiding exactly, and no small number of residents' acts."""
        after = (timezone.localdate().replace(day=28) + timedelta(days=40)).replace(day=3)
        months = transparency(town=town, today=after)
        kept = Hiding.objects.filter(undone_at=None)
        assert sum(month.hidden for month in months) == kept.count()
        assert sum(month.restored for month in months) == kept.filter(is_restored=True).count()
        told = [count for month in months for *_, count in month.causes]
        assert all(count is None or count >= LEAST for count in told)
        if Report.objects.exists():
            assert sum(len(month.causes) for month in months) == (
                Report.objects.order_by().values("kind", "cause").distinct().count()
            )


pytestmark = pytest.mark.django_db(databases="__all__")
