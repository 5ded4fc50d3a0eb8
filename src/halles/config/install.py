"""Install a requirements file with a progress bar; standard library only: nothing else is there yet."""

import subprocess
import sys
from pathlib import Path

WIDTH = 30


def main(requirements: str) -> int:
    """Run pip and draw how many of the pinned libraries it has reached; show its words only when it fails."""
    lines = Path(requirements).read_text().splitlines()
    total = sum("==" in line and not line.startswith((" ", "#")) for line in lines)
    command = [sys.executable, "-m", "pip", "install", "--require-hashes", "--disable-pip-version-check"]
    pip = subprocess.Popen(
        [*command, "-r", requirements], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said: list[str] = []
    done = 0
    for line in pip.stdout or ():
        said.append(line)
        done += line.startswith(("Collecting", "Requirement already satisfied"))
        _draw(min(done, total), total, "installing…" if line.startswith("Installing") else "")
    sys.stderr.write("\n")
    if pip.wait():
        sys.stderr.write("".join(said[-30:]))
    return pip.returncode


def _draw(done: int, total: int, note: str) -> None:
    """Redraw the bar on a terminal; elsewhere only say the beginning and the end."""
    if sys.stderr.isatty():
        full = WIDTH * done // max(total, 1)
        sys.stderr.write(f"\rlibraries [{'#' * full}{'.' * (WIDTH - full)}] {done}/{total} {note:<12}")
        sys.stderr.flush()
    elif done in (1, total) and not note:
        sys.stderr.write(f"libraries {done}/{total}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
