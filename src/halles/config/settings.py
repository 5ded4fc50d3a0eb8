"""Django's settings, from a handful of HALLES_* variables; nothing is set anywhere else."""

import os
from urllib.parse import unquote, urlsplit

from halles.config import paths, text_messages
from halles.config.loader import packages
from halles.config.sign_in import *  # noqa: F403

HOME = paths.home()
SECRET_KEY = paths.secret_key()
DEBUG = False

PORT = int(os.environ.get("HALLES_PORT", "8000"))
BELL_PORT = int(os.environ.get("HALLES_BELL_PORT", str(PORT + 1)))
MQTT_PORT = int(os.environ.get("HALLES_MQTT_PORT", "1883"))

PUBLIC_HOSTS = [host for host in os.environ.get("HALLES_HOSTS", "").split(",") if host]
"""Host names under which the public comes. None: this deployment is local, one's own machine only."""
IS_LOCAL = not PUBLIC_HOSTS
ALLOWED_HOSTS = ["localhost", *PUBLIC_HOSTS]
BELL_URL = os.environ.get("HALLES_BELL_URL", f"http://localhost:{BELL_PORT}/" if IS_LOCAL else "/cloche")
SITE_URL = os.environ.get(
    "HALLES_SITE_URL", f"http://localhost:{PORT}" if IS_LOCAL else f"https://{PUBLIC_HOSTS[0]}"
)
CSRF_TRUSTED_ORIGINS = [] if IS_LOCAL else [f"https://{host}" for host in PUBLIC_HOSTS]

INSTALLED_APPS = [
    *packages(),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rules",
]
MIDDLEWARE = [
    "halles.kit.tally.Visits",
    "halles.kit.shelf.middleware.Shelf",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "halles.config.middleware.Headers",
    "halles.config.middleware.LanguageAndTown",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "halles.config.middleware.WhoActs",
    "halles.config.middleware.Sittings",
    "halles.config.middleware.Doorway",
    "halles.config.middleware.Problems",
]
ROOT_URLCONF = "halles.config.urls.deployment"
TOWN_URLCONF = "halles.config.urls.town"
WSGI_APPLICATION = "halles.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "halles.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "halles.config.context.house",
            ],
        },
    },
]


def _database() -> dict[str, object]:
    """Read HALLES_DATABASE ("postgresql://user:password@host:port/name"); without it, one SQLite file."""
    url = urlsplit(os.environ.get("HALLES_DATABASE", ""))
    if not url.scheme:
        return {"ENGINE": "halles.kit.sqlite", "NAME": str(HOME / "halles.db"), "OPTIONS": {}}
    if url.scheme not in ("postgresql", "postgres"):
        raise SystemExit(f"HALLES_DATABASE: expected postgresql://…, got {url.scheme}://…")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 600,
    }


DATABASES = {"default": _database()}
if DATABASES["default"]["ENGINE"] == "halles.kit.sqlite":
    # Sessions change at nearly every signed-in request: in a file of their own they never queue
    # behind the town's commands, nor make the shelf believe that pages are stale.
    DATABASES["sessions"] = {"ENGINE": "halles.kit.sqlite", "NAME": str(HOME / "sessions.db"), "OPTIONS": {}}
    DATABASES["default"]["CONN_MAX_AGE"] = DATABASES["sessions"]["CONN_MAX_AGE"] = None
DATABASE_ROUTERS = ["halles.config.router.SessionsApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "house_cache"},
}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [paths.CODE / "src" / "halles" / floor / "locale" for floor in ("kit", "config")]
"""The two that are no Django applications; Django finds the others' by itself."""
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "halles.kit.lean.LeanStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL
CSRF_COOKIE_AGE = None
"""It goes when the browser is closed: nobody keeps a year's number because a form was opened once."""
SECURE_REFERRER_POLICY = "same-origin"
TRUSTED_PROXIES = 0 if IS_LOCAL else 1
"""How many proxies stand before the pages, and are believed about who calls (see `kit.ratelimit`)."""
SECURE_PROXY_SSL_HEADER = None if IS_LOCAL else ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000

AUTH_USER_MODEL = "people.User"
SOURCE_URL = os.environ.get("HALLES_SOURCE_URL", "")
"""Where the running code can be read: the licence asks whoever changed it to say so to its users."""
SHELF_READER = "halles.journal.queries.marks_read"
SHELF_CHANGED = "halles.kit.shelf.reader.data_version" if "sessions" in DATABASES else ""
SHELF_ALWAYS = ("{town}/town",)
"""Marks of every page: the town's name, ribbon, help telephone and door stand on all of them."""
SHELF_BYTES = 32_000_000
"""What each pages worker may keep, in compressed bytes."""
SHELF_BUILD = (HOME / "ready").read_text()[:16] if (HOME / "ready").exists() else ""
"""Part of each page's ETag: a new version of the code makes every kept page stale."""
SHELF_STRICT = False
PROCESSES = paths.processes()
"""Where the supervisor notes who runs; absent where each process is a service of its own."""
COPIES = paths.copies()
"""The folder of the nightly copies."""
ERASURES = (HOME / "erasures.jsonl", COPIES / "erasures.jsonl")
"""Where the ids of erased persons are kept beside the database, so that a restored copy erases them again."""
SETTLED = HOME / "settled"
"""Up to which position of the journal the erasures are seen through to the end (see `people.schedule`)."""
MANIFESTS = "halles.config.loader.manifests"
PARTS = "halles.config.loader.parts"
SETUP_KEY = paths.setup_key()
"""The one-time key of the first operator (see `people.commands.first_operator`)."""
UPLOADS = paths.uploads()
"""Where a file sent to be imported waits for a yes or a no, a day at most."""
UPLOAD_BYTES = 50_000_000
"""What a browser may send at once; larger files are brought in by the command line."""
FILE_UPLOAD_HANDLERS = [
    "halles.kit.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
IMPORTERS = "halles.config.loader.importers"
EXPORTERS = "halles.config.loader.exporters"
DEMO_REMOVE = "halles.config.demo.remove"
"""What a floor needs from above is injected here by name (see `kit.manifest`, `office.commands`)."""
TEXTS = "halles.config.loader.texts"
"""Who answers incoming text messages (see `doors.intents`)."""
ONCE = "halles.doors.commands.keys"
"""Who keeps the numbers of forms that were done (see `kit.once`)."""
POST_MESSAGE = "halles.doors.commands.message_post"
"""Who takes an outgoing message, for floors that stand below the doors (see `kit.post`)."""
TALLY_STORE = "halles.stalls.office.commands.counts_add"
"""Who keeps the numbers of visits (see `kit.tally`)."""
SMTP_URL = os.environ.get("HALLES_SMTP", "")
"""smtp://user:password@host:port or smtps://…; empty: e-mail is kept in the outbox, nothing leaves."""
MAIL_FROM = os.environ.get("HALLES_MAIL_FROM", f"halles@{PUBLIC_HOSTS[0] if PUBLIC_HOSTS else 'localhost'}")
SMS, SMS_OPERATORS = text_messages.from_environment()
"""By which operator each town's text messages leave ("" for every other town), and how gateways are spoken
to; empty: they are kept in the outbox, nothing leaves."""
MQTT_URL = os.environ.get("HALLES_MQTT_URL", "")
"""mqtt://user:password@host:port or mqtts://…, an outside broker; empty: the gateway holds its own."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # A wrong address or host name is a stranger's mistake, and an address may hold a token: no line.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
