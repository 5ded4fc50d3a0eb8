"""Who reads the outbox, answers calls for help, writes to many, acts for somebody; what the house does."""

import rules

from halles.doors.models import Helping
from halles.kit.actor import Actor
from halles.people.rights import is_at_counter, is_manager, is_operator, is_self

OUTBOX = "doors.outbox"
"""Read the outgoing messages of the deployment."""

SEND = "doors.send"
"""Send and forget messages: the runner's work, refused to every person."""

TICKETS = "doors.tickets"
"""Read and answer the calls for help of a town: everybody at its counters. Asked on the town's slug."""

CALL = "doors.call"
"""Ask for a human: everybody, without an account."""

TEXTS = "doors.texts"
"""See what text messages cost, set the price, write to many: the manager. Asked on the town's slug."""

HELPING = "doors.helping"
"""Act for somebody at a counter: the town hall's and approved structures' people. On the town's slug."""

HELPED = "doors.helped"
"""Read what was done for a person: herself. Asked on her public id."""

TEXT = "doors.text"
"""Act on a text message that came in: the house alone, which knows the number it came from."""

STOP_FOR = "doors.stop_for"
"""Stop the text messages of who sits at a counter, as she asks: who sits with her. On the sitting."""


@rules.predicate
def sits_with(actor: Actor, helping: Helping) -> bool:
    """The helper of a sitting that runs, while she helps in its town."""
    runs = helping.ended_at is None and bool(actor.person) and helping.helper == actor.person
    return runs and bool(is_at_counter(actor, helping.town))


rules.add_rule(OUTBOX, is_operator)
rules.add_rule(SEND, rules.always_deny)
rules.add_rule(TICKETS, is_at_counter)
rules.add_rule(CALL, rules.always_allow)
rules.add_rule(TEXTS, is_manager)
rules.add_rule(HELPING, is_at_counter)
rules.add_rule(HELPED, is_self)
rules.add_rule(TEXT, rules.always_deny)
rules.add_rule(STOP_FOR, sits_with)
