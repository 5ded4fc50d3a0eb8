"""Settings that differ under test: static files are read where they are written."""

import hypothesis
import pytest
from django.conf import settings

from halles.config.messages import all_words, compile_words


def pytest_configure(config: pytest.Config) -> None:
    """Adapt the settings before Django starts; on a busy machine an example may take its time."""
    # First of all, and once for all workers: what Django has read, it does not read again.
    for words in all_words():
        compile_words(words)
    hypothesis.settings.register_profile("house", deadline=None)
    hypothesis.settings.load_profile("house")
    for alias, database in settings.DATABASES.items():
        # A file as in a town, not Django's database in memory: threads and processes meet in it.
        database.setdefault("TEST", {})["NAME"] = str(settings.HOME / f"test-{alias}.db")
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.SHELF_STRICT = True
    settings.SHELF_CHANGED = ""  # a test's own transaction is not seen by the shelf's quick look at the file
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
