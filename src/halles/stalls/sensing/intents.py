"""A text message asks which sensors the town has: how many, what they are for; they follow nobody."""

from django.utils.translation import gettext, ngettext

from halles.doors.public import Answer, TextHandler, TextIn, said, whom_to_call
from halles.kit.text import mark
from halles.stalls.sensing.queries import DeviceView, RegisterPage, register_page


def register(came: TextIn) -> Answer:
    """Tell how many sensors there are, what for, and where all of them are written down."""
    page = register_page(town=came.town.slug, now=came.received_at)
    if not page.groups:
        return said(gettext("The town has no sensor."), *_where(came))
    devices = [device for _, some in page.groups for device in some]
    words = ngettext("%(n)d sensor in town: %(kinds)s.", "%(n)d sensors in town: %(kinds)s.", len(devices))
    counted = words % {"n": len(devices), "kinds": _kinds(page)}
    return said(counted, _nobody(devices), *_where(came))


def _kinds(page: RegisterPage) -> str:
    """Return "Parking 3, Air quality 2": what the sensors are for."""
    return ", ".join(f"{gettext(kind)} {len(some)}" for kind, some in page.groups)


def _nobody(devices: list[DeviceView]) -> str:
    """Return what holds of every sensor; that some count passers-by is said too."""
    if any(device.follows_people for device in devices):
        return gettext("They count, they follow nobody: no picture, no sound, no name is kept.")
    return gettext("They measure things, not people: no picture, no sound, no name.")


def _where(came: TextIn) -> tuple[str, ...]:
    who = {"who": whom_to_call(came.town)}
    return (gettext("The whole register is on the town’s site, and on paper: %(who)s.") % who,)


TEXTS = (TextHandler("sensing.register", register, title=mark("know the town’s sensors")),)
"""The stall's answers."""
