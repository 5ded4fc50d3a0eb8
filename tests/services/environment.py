"""What is set before Django reads its settings: a home of the tests' own (`-p` in pyproject)."""

import atexit
import os
import shutil
import tempfile

os.environ["HALLES_HOME"] = tempfile.mkdtemp(prefix="halles-test-")
_owner = os.getpid()


@atexit.register
def _take_away() -> None:
    """Remove the home when the process that made it ends; a forked child leaves it to its parent."""
    if os.getpid() == _owner:
        shutil.rmtree(os.environ["HALLES_HOME"], ignore_errors=True)


os.environ["DJANGO_SETTINGS_MODULE"] = "halles.config.settings"
# Playwright runs an event loop in the test's thread, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
for name in ("HALLES_HOSTS", "HALLES_DATABASE", "HALLES_SMTP", "HALLES_MQTT_URL", "HALLES_SITE_URL"):
    os.environ.pop(name, None)
if os.environ.get("HALLES_TEST_DATABASE"):
    # Given by a test that runs other tests on a PostgreSQL of its own.
    os.environ["HALLES_DATABASE"] = os.environ["HALLES_TEST_DATABASE"]
