"""Who may do what in the stock stall."""

import rules

from halles.kit.actor import Actor

ADD = "stock.note_add"
"""Leave a note: whoever is signed in. Asked on the town's slug."""


@rules.predicate
def is_person(actor: Actor, _on: object = None) -> bool:
    """Somebody signed in."""
    return bool(actor.person)


rules.add_rule(ADD, is_person)
