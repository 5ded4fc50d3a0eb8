"""Who acts in a command, and the one way to ask whether she may."""

from dataclasses import dataclass

import rules
from django.utils.translation import gettext

from halles.kit.errors import Refused


@dataclass(frozen=True)
class Actor:
    """A person (public id), or a process of the house ("import", "runner", "demo"), or nobody."""

    person: str = ""
    system: str = ""

    @property
    def is_known(self) -> bool:
        """Somebody signed in, or the house itself."""
        return bool(self.person or self.system)


NOBODY = Actor()


def require(actor: Actor, right: str, on: object = None) -> None:
    """Raise Refused unless the rule `right` ("directory.sheet_edit") allows `actor` to act on `on`.

    What the house does itself (an import started by an operator on the machine) needs no right.
    """
    if actor.system or rules.test_rule(right, actor, on):
        return
    if not actor.person:
        raise Refused(gettext("You are not signed in."), advice=gettext("Sign in, then try again."))
    raise Refused(
        gettext("This is kept for other people."),
        advice=gettext("Nothing was changed. Ask the owner or the town hall to give you access."),
    )
