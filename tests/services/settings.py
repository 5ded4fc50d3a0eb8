"""Settings that differ under test: static files are read where they are written."""

import hypothesis
import pytest
from django.conf import settings


def pytest_configure(config: pytest.Config) -> None:
    """Adapt the settings before Django starts; on a busy machine an example may take its time."""
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


@pytest.fixture(scope="session", autouse=True)
def _messages_compiled() -> None:
    """Compile the French texts once: pages under test are the pages people read."""
    from halles.config.messages import all_words, compile_words

    for words in all_words():
        compile_words(words)
