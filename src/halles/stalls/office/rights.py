"""Who may do what at the town hall."""

from typing import Any

import rules

from halles.kit.actor import Actor
from halles.people.public import has_town_role
from halles.people.rights import is_member

COUNT = "office.count"
"""Set and put together the numbers of the statistics: the runner's work, refused to every person."""

rules.add_rule(COUNT, rules.always_deny)

LAUNCH = "office.launch"
"""See the launch desk: the town's manager, its agents, operators. Asked on the town's slug."""


@rules.predicate
def works_for(actor: Actor, town: str) -> bool:
    """Somebody who works for the town."""
    return has_town_role(person=actor.person, town=town, roles=("manager", "operator", "agent"))


rules.add_rule(LAUNCH, works_for)

REPORT = "office.report"
"""Report an error or some content: anybody at all, known or not."""

ANSWER = "office.report_answer"
"""Answer a report for a shop: the members of the organisation that was asked. Asked on the report."""

UNDO = "office.report_undo"
"""Take back the answer to a report: whoever gave it, or her shop. Asked on the report."""

CONTEST = "office.hiding_contest"
"""Contest that something is hidden: its author, and the members of its holder. Asked on the thing."""

FORWARD = "office.reports_forward"
"""Pass on what a shop leaves unanswered, end the doubts: the runner's work, refused to every person."""


@rules.predicate
def was_asked(actor: Actor, report: Any) -> bool:
    """A member of the organisation that was asked first."""
    return bool(report.holder) and bool(is_member(actor, report.holder))


@rules.predicate
def closed_it(actor: Actor, report: Any) -> bool:
    """Whoever closed the report; where a shop did, its members."""
    if actor.person and actor.person == report.closed_by:
        return True
    return report.told_manager_at is None and bool(was_asked(actor, report))


@rules.predicate
def answers_for(actor: Actor, thing: Any) -> bool:
    """The author of a thing, or a member of the organisation that holds it."""
    if actor.person and actor.person == thing.author:
        return True
    return bool(thing.holder) and bool(is_member(actor, thing.holder))


rules.add_rule(REPORT, rules.always_allow)
rules.add_rule(ANSWER, was_asked)
rules.add_rule(UNDO, closed_it)
rules.add_rule(CONTEST, answers_for)
rules.add_rule(FORWARD, rules.always_deny)

SWEEP = "office.uploads_sweep"
"""Drop the files that nobody confirmed: the runner's work, refused to every person."""

rules.add_rule(SWEEP, rules.always_deny)
