"""`python -m halles.config.scaffold NAME`: write a stall, then say what to do next."""

import subprocess
import sys
from collections.abc import Sequence

from halles.config.paths import CODE
from halles.config.scaffold import write_stall


def main(arguments: Sequence[str]) -> int:
    """Write the stall named; return the process's exit status."""
    if len(arguments) != 1:
        sys.stderr.write("make stall name=loans\n")
        return 2
    try:
        files = write_stall(arguments[0])
    except ValueError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    # A process of its own: this one has read the list of stalls before the new one was there.
    subprocess.run([sys.executable, "-m", "halles.config.docs"], check=True)
    sys.stdout.writelines(f"{path.relative_to(CODE)}\n" for path in files)
    sys.stdout.write("Next: say in its README whom it serves, then `make check` and `./halles test`.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
