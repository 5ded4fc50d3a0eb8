"""The record of processing that the law asks for (GDPR, article 30), read from the manifests."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from halles.kit.manifest import PersonalField, house_manifests
from halles.kit.personal.labels import label_of


@dataclass(frozen=True)
class Processing:
    """One line of the record, in the reader's language."""

    stall: str
    purpose: str
    data: tuple[str, ...]
    """What the columns are called."""
    whose: str
    retention: str
    by_itself: str
    """What the program deletes without being asked; empty where it does not."""
    at_erasure: str


def personal_register() -> list[tuple[str, list[Processing]]]:
    """Return the record, by package."""
    manifests = [manifest for manifest in house_manifests().values() if manifest.personal]
    return [
        (gettext(m.title), [_processing(gettext(m.title), entry) for entry in m.personal]) for m in manifests
    ]


def _processing(stall: str, entry: PersonalField) -> Processing:
    return Processing(
        stall=stall,
        purpose=gettext(entry.purpose),
        data=tuple(gettext(label_of(name)) for name in entry.fields),
        whose=_whose(entry),
        retention=gettext(entry.retention),
        by_itself=_by_itself(entry.retention_days),
        at_erasure=_at_erasure(entry),
    )


def _by_itself(days: int) -> str:
    said = ngettext(
        "The program sees to it after %(n)s day.", "The program sees to it after %(n)s days.", days
    )
    return said % {"n": days} if days else ""


def _whose(entry: PersonalField) -> str:
    if entry.person:
        return gettext("The person herself.")
    if entry.address:
        return gettext("Whoever this address or number reaches.")
    if entry.organisation:
        return gettext("A shop or an association, and so its owner.")
    return gettext("Nobody in particular.")


def _at_erasure(entry: PersonalField) -> str:
    if entry.nobodys or entry.at_erasure == "keep":
        return gettext("Stays, for the reason above.")
    if entry.organisation:
        return gettext("Erased when its only owner closes it with her account.")
    if entry.at_erasure == "blank":
        return gettext("Emptied at once.")
    return gettext("Deleted at once.")
