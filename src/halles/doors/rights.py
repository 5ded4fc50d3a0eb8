"""Who may read the outbox, and who sends: the first are operators, the second is the house alone."""

import rules

from halles.people.rights import is_operator

OUTBOX = "doors.outbox"
"""Read the outgoing messages of the deployment."""

SEND = "doors.send"
"""Send and forget messages: the runner's work, refused to every person."""

rules.add_rule(OUTBOX, is_operator)
rules.add_rule(SEND, rules.always_deny)
