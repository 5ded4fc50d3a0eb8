"""The nightly copy: begun by the runner in a process of its own, so that messages never wait for it."""

import logging
import subprocess
import sys

from halles.config import paths
from halles.config.backup.make import now_here
from halles.kit import copies
from halles.kit.schedule import Job

log = logging.getLogger(__name__)


class Night:
    """The copy under way, if there is one."""

    under_way: "subprocess.Popen[bytes] | None" = None

    def look(self) -> None:
        """Begin the night's copy when it is due; say so where the last one failed."""
        if self.under_way:
            code = self.under_way.poll()
            if code is None:
                return
            self.under_way = None
            if code:
                log.error("the nightly copy failed (code %s): see ./halles backup", code)
        now = now_here()
        if copies.is_due(copies.copies_in(paths.copies(), now=now), now=now):
            command = [sys.executable, "-m", "halles", "backup", "--night"]
            self.under_way = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


JOBS = [Job("config.night", 300, Night().look)]
