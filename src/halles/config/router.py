"""Sessions and caches live in a SQLite file of their own; on PostgreSQL all share one database."""

from typing import Any

from django.conf import settings

EPHEMERAL = frozenset({"sessions", "django_cache"})


class SessionsApart:
    """Route the tables that may be lost to the `sessions` file, where there is one."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Return the alias for a model."""
        return _alias(model._meta.app_label)

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Say whether an app's tables belong in `db`."""
        if "sessions" not in settings.DATABASES:
            return None
        return (db == "sessions") == (app_label in EPHEMERAL)


def _alias(app_label: str) -> str | None:
    return "sessions" if app_label in EPHEMERAL and "sessions" in settings.DATABASES else None
