"""What can be done by which door: the table of the page of doors, from manifests given as arguments."""

from collections.abc import Iterable
from dataclasses import dataclass

from halles.kit.manifest import DOORS, Capability, Manifest

RISKS = ("A", "B", "C", "D")
"""A information, B booking, C consent or vote, D revealing a secret."""


@dataclass(frozen=True)
class Row:
    """One capability, and for each of DOORS why it is missing ("" when it is open)."""

    stall: str
    name: str
    title: str
    risk: str
    doors: tuple[str, ...]


def table(manifests: Iterable[Manifest]) -> list[Row]:
    """Return a row per capability, in the manifests' order; raise ValueError naming every fault in them."""
    manifests = list(manifests)
    faults = [fault for m in manifests for c in m.capabilities for fault in faults_of(m.slug, c)]
    names = [c.name for m in manifests for c in m.capabilities]
    faults += sorted({f"{name}: declared twice" for name in names if names.count(name) > 1})
    if faults:
        raise ValueError("; ".join(faults))
    return [
        Row(m.slug, c.name, c.title, c.risk, tuple(c.doors[door] for door in DOORS))
        for m in manifests
        for c in m.capabilities
    ]


def faults_of(stall: str, capability: Capability) -> list[str]:
    """Return what is wrong with a capability: its doors all told, none unknown, and its risk respected."""
    name = f"{stall}.{capability.name}"
    told = set(capability.doors)
    faults = [f"{name}: says nothing of the door {door!r}" for door in DOORS if door not in told]
    faults += [f"{name}: unknown door {door!r}" for door in sorted(told.difference(DOORS))]
    if capability.risk not in RISKS:
        faults.append(f"{name}: unknown risk {capability.risk!r}")
    if capability.risk == "D" and capability.doors.get("sms") == "":
        faults.append(f"{name}: a secret is never revealed by text message")
    if not any(reason == "" for reason in capability.doors.values()):
        faults.append(f"{name}: no door is open")
    return faults
