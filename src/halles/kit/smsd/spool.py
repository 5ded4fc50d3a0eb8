"""Where gammu-smsd and we meet: five folders under one, four of them the daemon's."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spool:
    """One modem's folders."""

    root: Path

    @property
    def inbox(self) -> Path:
        """What the modem received."""
        return self.root / "inbox"

    @property
    def outbox(self) -> Path:
        """What it is to send."""
        return self.root / "outbox"

    @property
    def sent(self) -> Path:
        """What the network took."""
        return self.root / "sent"

    @property
    def error(self) -> Path:
        """What the network refused."""
        return self.root / "error"

    @property
    def refused(self) -> Path:
        """What it received and nobody could read: ours alone, for an operator to look at."""
        return self.root / "refused"
