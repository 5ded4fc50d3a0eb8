"""What the tests need beside Python: found, installed by apt when we may, or named loudly."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDS = {
    "chromium": ("browser tests", lambda: shutil.which("chromium")),
    "libatomic1": (
        "browser tests (Playwright's own library)",
        lambda: next(Path("/usr/lib").glob("**/libatomic.so.1"), None),
    ),
    "mosquitto": ("tests against a real Mosquitto", lambda: shutil.which("mosquitto", path=_wide_path())),
    "mosquitto-clients": ("tests with a real MQTT client", lambda: shutil.which("mosquitto_pub")),
    "gammu-smsd": ("tests with a real gammu-smsd", lambda: shutil.which("gammu-smsd", path=_wide_path())),
    "postgresql": (
        "tests on PostgreSQL",
        lambda: next(Path("/usr/lib/postgresql").glob("*/bin/initdb"), None),
    ),
}
"""Debian package: what is skipped without it, and how it is found."""


def _wide_path() -> str:
    return os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"


def missing() -> list[str]:
    """Return the packages that are not there."""
    return [name for name, (_, find) in NEEDS.items() if not find()]


def provide() -> list[str]:
    """Install what is missing where this account may; return what is still missing."""
    wanted = missing()
    if wanted and os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write(f"Installing for the tests: {' '.join(wanted)} (apt)\n")
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.run(["apt-get", "update", "-q"], env=environment, check=False, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *wanted]
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    return missing()


def closing_lines(still_missing: list[str]) -> str:
    """Say which tests were skipped because of what is missing, and the line to type."""
    if not still_missing:
        return "Nothing was missing on this machine: no test was skipped for it."
    skipped = "\n".join(f"  SKIPPED: {NEEDS[name][0]} ({name} is not installed)" for name in still_missing)
    return f"{skipped}\n  To run them too: sudo apt-get install -y {' '.join(still_missing)}"
