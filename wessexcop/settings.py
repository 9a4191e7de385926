"""Every setting, read from the environment. The names are in docs/operations.md."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from wessexcop import environment

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").resolve()
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = environment.number("PORT", 8000)
ON_NETWORK = HOST in environment.EVERY_ADDRESS
ADDRESS = environment.network_address() if ON_NETWORK else HOST
SITE_URL = environment.site_url(default=f"http://{ADDRESS}:{PORT}")
SITE_HOST = urlsplit(SITE_URL).hostname
HTTPS = SITE_URL.startswith("https://")
PUBLIC = bool(os.environ.get("SITE_URL")) and (
    SITE_HOST not in environment.LOOPBACK_HOSTS
)
EMAIL_URL = os.environ.get("EMAIL_URL") or "console:"

DEBUG = environment.flag("DEBUG")
DEMO = environment.flag("DEMO")
SECRET_KEY = environment.secret_key(DATA_DIR, public=PUBLIC and not DEBUG)
environment.refuse(
    (PUBLIC and DEBUG, "SITE_URL is public: switch DEBUG off."),
    (
        bool(os.environ.get("REDIS_URL")),
        "REDIS_URL is not served yet: run one process.",
    ),
)
CAUTIONS = environment.cautions(
    (PUBLIC and not HTTPS, "SITE_URL is plain http: what people write can be read."),
    (
        PUBLIC and EMAIL_URL.startswith("console:"),
        "EMAIL_URL is not set: codes to come in with are printed here.",
    ),
    (PUBLIC and DEMO, "DEMO is on: anyone who finds this site is anyone in the demo."),
    (ON_NETWORK and DEBUG, f"HOST={HOST} lets the network in: switch DEBUG off."),
    (
        PUBLIC and environment.is_open_to_others(DATA_DIR),
        f"Others on this machine can read {DATA_DIR}: run chmod 700 on it.",
    ),
)

# Where pages and sockets may be asked for. Origins are exact, port included.
LOCAL_NAMES = [] if PUBLIC else [*environment.LOOPBACK_HOSTS, ADDRESS]
OTHER_NAMES = environment.words("ALLOWED_HOSTS")
ALLOWED_HOSTS = [SITE_HOST, *OTHER_NAMES, *LOCAL_NAMES]
SITE_ORIGINS = sorted(
    {SITE_URL}
    | {f"http://{name}:{PORT}" for name in LOCAL_NAMES}
    | {f"{urlsplit(SITE_URL).scheme}://{name}" for name in OTHER_NAMES}
    | {f"http://{name}:{PORT}" for name in OTHER_NAMES if not HTTPS}
)
CSRF_TRUSTED_ORIGINS = SITE_ORIGINS

INSTALLED_APPS = [
    "wessexcop.pages.apps.PagesConfig",
    "jamboard.apps.JamboardConfig",
    "journal.apps.JournalConfig",
    "sessions_app.apps.SessionsConfig",
    "wessexcop.members.apps.MembersConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "wessexcop.http.HealthMiddleware",
    # Pages shrink to a fifth; Django adds random bytes and masks its tokens (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "wessexcop.http.PageHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wessexcop.members.own_cookies.OwnCookiesMiddleware",
    "wessexcop.members.doors.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "wessexcop.urls"
ASGI_APPLICATION = "wessexcop.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wessexcop.members.context.here",
                "wessexcop.pages.context.demo",
            ],
            "builtins": ["wessexcop.ui", "django_htmx.templatetags.django_htmx"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ]
            if not DEBUG
            else [
                "django.template.loaders.filesystem.Loader",
                "django.template.loaders.app_directories.Loader",
            ],
        },
    }
]

DATABASES = {
    "default": environment.database(
        os.environ.get("DATABASE_URL") or "sqlite:///", DATA_DIR
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# One process may use the in-process layer: it is only the doorbell (docs/adr).
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels.layers.InMemoryChannelLayer",
        "CONFIG": {"capacity": 1000, "expiry": 3600, "group_expiry": 604800},
    }
}
# What is counted against guessing must outlast a crowd: by default, 300 would end it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# People ---------------------------------------------------------------------
AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "wessexcop.members.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# The code goes to the address, so coming in has proved it already.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Every limit the library knows, or it would add its own, some of them per address.
# One trust is one address: what limits a person is their own key. The one wide limit
# per address only breaks a flood.
ACCOUNT_RATE_LIMITS = {
    "change_password": False,
    "change_phone": False,
    "manage_email": False,
    "reset_password": False,
    "reset_password_from_key": False,
    "reauthenticate": "10/m/user",
    "signup": False,
    "login": False,
    "login_failed": "10/5m/key",
    "confirm_email": False,
    "request_login_code": "600/m/ip",
    "send_login_code": "5/5m/key",
    "verify_phone": False,
}

# E-mail ---------------------------------------------------------------------
globals().update(environment.email(EMAIL_URL))
DEFAULT_FROM_EMAIL = f"no-reply@{SITE_HOST}"

# Browsers -------------------------------------------------------------------
PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{PREFIX}session"
CSRF_COOKIE_NAME = f"{PREFIX}csrf"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "wessexcop.pages.errors.csrf_failed"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000  # a journal about forty teams
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Files ----------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "wessexcop.collecting.SiteStorage"
    },
}

# Words and time -------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# The board ------------------------------------------------------------------
BOARD_OPS_PER_SECOND = environment.number("BOARD_OPS_PER_SECOND", 10)
BOARD_OPS_BURST = environment.number("BOARD_OPS_BURST", 60)
BOARD_SOCKETS_PER_PERSON = environment.number("BOARD_SOCKETS_PER_PERSON", 20)
BOARD_NOTES = environment.number("BOARD_NOTES", 5000)
BOARD_PEOPLE = environment.number("BOARD_PEOPLE", 600)
BOARD_TOTAL_OPS_PER_SECOND = environment.number("BOARD_TOTAL_OPS_PER_SECOND", 1000)
BOARD_TICK_MS = environment.number("BOARD_TICK_MS", 0)  # 0: adaptive

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "filters": {"no_tokens": {"()": "wessexcop.logs.NoTokens"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_tokens"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "wessexcop": {"level": "INFO"},
        "jamboard": {"level": "INFO"},
        "django.server": {"level": "WARNING"},
    },
}
