"""Write docs/stalls.md and docs/events.md from the manifests: `python -m halles.config.docs [--check]`."""

import inspect
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from halles.config.loader import manifests
from halles.config.paths import CODE
from halles.kit.event import Event, fields_of
from halles.kit.manifest import DOORS, Capability, Manifest

WRITTEN = "<!-- Written by `make docs` from the manifests; change those instead. -->"
RISKS = {"A": "A, information", "B": "B, booking", "C": "C, consent", "D": "D, secret"}


def documents(folder: Path) -> dict[Path, str]:
    """Return the documents' contents, by path below `folder`."""
    return {folder / "stalls.md": _text(stalls_lines()), folder / "events.md": _text(events_lines())}


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def stalls_lines() -> Iterator[str]:
    """Yield docs/stalls.md: each package's purpose, roles, capabilities by door and personal data."""
    yield from ("# Stalls", "", WRITTEN, "")
    yield "What each part of the house is for, who may do what by which doors, what it keeps about people."
    for package, manifest in manifests().items():
        folder = "../src/" + package.replace(".", "/")
        yield from (
            "",
            f"## {manifest.title}",
            "",
            f"{manifest.purpose} Code: [`{manifest.slug}`]({folder}).",
        )
        if manifest.roles:
            yield ""
            yield from (f"- **{role.title}** (`{role.name}`): {role.allows}" for role in manifest.roles)
        yield from _doors(manifest)
        yield from _personal(manifest)


def _doors(manifest: Manifest) -> Iterator[str]:
    if not manifest.capabilities:
        return
    yield from ("", f"| Capability | Risk | {' | '.join(DOORS)} |", "|---|---|" + "---|" * len(DOORS))
    reasons: list[str] = []
    for capability in manifest.capabilities:
        cells = " | ".join(_door(capability, door, reasons) for door in DOORS)
        yield f"| {capability.title} | {RISKS[capability.risk]} | {cells} |"
    if reasons:
        yield ""
        yield from (f"{number}. {reason}" for number, reason in enumerate(reasons, 1))


def _door(capability: Capability, door: str, reasons: list[str]) -> str:
    """Return "yes", or "no" with the number of the reason, which is added to `reasons` if new."""
    reason = capability.doors[door]
    if not reason:
        return "yes"
    if reason not in reasons:
        reasons.append(reason)
    return f"no ({reasons.index(reason) + 1})"


def _personal(manifest: Manifest) -> Iterator[str]:
    if not manifest.personal:
        return
    yield from ("", "| Personal data | Fields | Why | Kept |", "|---|---|---|---|")
    for entry in manifest.personal:
        yield f"| `{entry.model}` | {', '.join(entry.fields)} | {entry.purpose} | {entry.retention} |"


def events_lines() -> Iterator[str]:
    """Yield docs/events.md: each published event, its fields, and who listens."""
    yield from ("# Events", "", WRITTEN, "")
    yield "What the journal may tell. No event holds a personal value: ids, words, counts, days."
    for manifest in manifests().values():
        if manifest.publishes:
            yield from ("", f"## {manifest.title}")
        for event in manifest.publishes:
            yield from _event(event)


def _event(event: type[Event]) -> Iterator[str]:
    yield from ("", f"### `{event.kind}`", "", f"{inspect.getdoc(event)} Version {event.version}.", "")
    for field in fields_of(event):
        yield f"- `{field.name}`: {getattr(field.type, '__name__', field.type)}"
    listeners = sorted(manifest.slug for manifest in manifests().values() if event in manifest.listens)
    yield f"- listened to by: {', '.join(f'`{slug}`' for slug in listeners) or 'nobody yet'}"


def main(arguments: Sequence[str]) -> int:
    """Write the documents, or with --check only say which are out of date; return the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    stale = [
        (p, text) for p, text in documents(CODE / "docs").items() if not p.exists() or p.read_text() != text
    ]
    for path, text in stale:
        if "--check" not in arguments:
            path.write_text(text)
        sys.stdout.write(
            f"{path.relative_to(CODE)}: {'out of date' if '--check' in arguments else 'written'}\n"
        )
    return bool(stale) and "--check" in arguments


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
