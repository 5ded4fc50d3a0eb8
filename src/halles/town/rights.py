"""The rights of the town floor, by name. Who holds a role in a town is known to `people`, one floor beside.

So `people.rights` registers the predicates of CREATE and MANAGE; without it they are refused to all persons.
"""

import rules

from halles.kit.actor import Actor

CREATE = "town.create"
"""Add a town to the deployment: its operators. Asked on nothing."""

MANAGE = "town.manage"
"""Open, close or describe a town: its managers, and operators. Asked on the town's slug."""

ADD_PLACE = "town.add_place"
"""Enter an address: whoever is known, for that changes nothing that exists."""


@rules.predicate
def is_known(actor: Actor, _on: object = None) -> bool:
    """Somebody signed in, or the house itself."""
    return actor.is_known


rules.add_rule(ADD_PLACE, is_known)
