"""What people add to the small town of the cross-cutting tests."""

from halles.people.commands.organisations import invitation_create
from tests.world import HOUSE, World


def furnish(world: World) -> None:
    """Open a place in the shop, so that there is an invitation to look at."""
    _, code = invitation_create(actor=HOUSE, organisation=world.organisation.pk, role="employee")
    world.invitation_code = code  # type: ignore[attr-defined]
