"""Record real entries, one per line told: answers with its position and the moment its command began."""

import sys
import time

from halles.journal.bench.house import command, open_house


def main() -> None:
    """Make the tables, then answer lines; an empty line only asks whether the tables are there."""
    open_house()
    from halles.journal.queries import head_position

    for line in sys.stdin:
        begun = time.monotonic()
        if line.strip():
            command()
        print(head_position(), begun, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
