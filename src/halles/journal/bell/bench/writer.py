"""Record real entries, one per line told: answers with its position and the moment it was committed."""

import sys
import time

from halles.journal.bench.house import command, open_house


def main() -> None:
    """Make the tables, then answer lines; an empty line only asks whether the tables are there."""
    open_house()
    from halles.journal.queries import head_position

    for line in sys.stdin:
        if line.strip():
            command()
        committed = time.monotonic()
        print(head_position(), committed, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
