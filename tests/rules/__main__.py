"""Run every rule on the house: a line each, then what to mend. Exit status 1 on any finding.

`python -m tests.rules bounds translated` runs those alone, with their advice.
"""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.rules.house import ROOT, House


def all_rules() -> list[ModuleType]:
    """Return the rules, one module each, in the order of the alphabet."""
    files = sorted((Path(__file__).parent / "rules").glob("[!_]*.py"))
    return [import_module(f"tests.rules.rules.{path.stem}") for path in files]


def sentence(rule: ModuleType) -> str:
    """Return the first line of a rule's docstring."""
    return (rule.__doc__ or "").strip().splitlines()[0]


def findings_of(rule: ModuleType, house: House) -> list[str]:
    """Return what a rule finds; a rule that cannot run is a finding too."""
    try:
        return sorted(rule.check(house))
    except Exception as error:
        return [f"the rule could not run: {type(error).__name__}: {error}"]


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def run(rules: Iterable[ModuleType], house: House) -> int:
    """Try each rule, print what it finds, and return how many findings there are."""
    total = 0
    for rule in rules:
        findings = findings_of(rule, house)
        total += len(findings)
        say(f"{'✗' if findings else '✓'} {rule.__name__.rpartition('.')[2]}: {sentence(rule)}")
        for finding in findings:
            say(f"    {finding}")
    return total


def main(names: Sequence[str]) -> int:
    """Run the rules named, or all; return the process's exit status."""
    start = time.monotonic()
    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    import django

    django.setup()
    chosen = [rule for rule in all_rules() if not names or rule.__name__.rpartition(".")[2] in names]
    house = House()
    found = run(chosen, house)
    for rule in chosen if names else ():
        for line in getattr(rule, "advice", lambda house: ())(house):
            say(f"  · {line}")
    say(f"{len(chosen)} rules, {found} findings, {time.monotonic() - start:.1f} s")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
