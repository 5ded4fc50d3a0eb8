"""Where the deployment keeps its files: one folder, `HALLES_HOME`, by default `var/` beside the code."""

import os
import secrets
from pathlib import Path

CODE = Path(__file__).resolve().parents[3]
"""The checkout."""
_HOME_ADVICE = "Choose another one: HALLES_HOME=…"


class CannotStart(Exception):
    """The machine keeps the house from starting: what happened, and what to do about it.

    In English like the rest of what a machine's own commands print: translations may not be there yet.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(f"{sentence} {advice}".strip())


def home() -> Path:
    """Return the folder of the database, keys and uploads, made if needed and closed to other accounts."""
    path = Path(os.environ.get("HALLES_HOME") or CODE / "var").resolve()
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotStart(f"The folder {path} cannot be made: {error.strerror}.", _HOME_ADVICE) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise CannotStart(f"The folder {path} is not this account’s to write in.", _HOME_ADVICE)
    return path


def copies() -> Path:
    """Return the folder of the nightly copies: HALLES_BACKUPS, or `backups` in the deployment's own."""
    return Path(os.environ.get("HALLES_BACKUPS") or home() / "backups").resolve()


def processes() -> Path:
    """Return the file where the supervisor notes who runs, for the operators' page."""
    return home() / "processes.json"


def setup_key() -> Path:
    """Return the file of the key that makes the first operator; there until somebody used it."""
    return home() / "setup-key.txt"


def uploads() -> Path:
    """Return the folder of the files sent to be imported, while they wait for a yes or a no."""
    return home() / "uploads"


def secret_key() -> str:
    """Return the deployment's secret, made at first need: HALLES_SECRET_KEY, or the file `secret.key`."""
    given = os.environ.get("HALLES_SECRET_KEY")
    if given:
        return given
    path = home() / "secret.key"
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)  # the first process to get here decides; the others read its key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()
