"""Settings of sign-in, which config/settings.py takes as they are; imports nothing."""

AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]

# A session lives 30 minutes after its last use and ends with the browser, unless its owner said
# "this is my device": then `people` gives it OWN_DEVICE_SECONDS.
SESSION_COOKIE_AGE = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
OWN_DEVICE_SECONDS = 90 * 24 * 3600

# allauth serves the passkeys alone; its own limits would keep network addresses in clear in the cache.
ACCOUNT_ADAPTER = "halles.people.views.adapter.AccountAdapter"
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
MFA_ADAPTER = "halles.people.views.adapter.PasskeyAdapter"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["webauthn"]

RATE_COUNTER = "halles.people.commands.attempts.attempt_count"
"""Who counts attempts for `kit.ratelimit`: one table, shared by all processes."""
