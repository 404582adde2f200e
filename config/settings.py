"""One file of settings. What differs between machines is in the first block, and in `.env`."""

from pathlib import Path

from config import environment
from publishing.languages import LANGUAGES as ALL_LANGUAGES

BASE_DIR = Path(__file__).resolve().parent.parent
env = environment.load(BASE_DIR)

# Deployment: everything that differs between machines is in this block
DEBUG = env.bool("DEBUG", default=False)
VAR_DIR = environment.folder("VAR_DIR", BASE_DIR / "var")
SECRET_KEY = environment.secret_key(env, VAR_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
HTTPS = env.bool("HTTPS", default=False)
DATABASES = {"default": environment.database(env, f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
CACHES = {"default": environment.cache(env)}
STARTER_DATA = environment.folder("STARTER_DATA", BASE_DIR / "data")
# Where "Leave this site" leads: a page nobody would ask about.
EXIT_URL = environment.web_address("EXIT_URL", "https://www.google.com/search?q=weather+los+angeles")

# The site
INSTALLED_APPS = [
    "accounts",
    "publishing",
    "search",
    "resources",
    "directives",
    "pages",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
]
MIDDLEWARE = [
    "publishing.headers.SecurityHeadersMiddleware",
    "publishing.headers.PublicGZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "publishing.languages.LanguageFromPathMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "publishing.templatetags.wording"],
        },
    }
]

# People who sign in
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "admin:login"

# Words and time
LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.own_name) for language in ALL_LANGUAGES if language.complete]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Los_Angeles"

# Stored public pages, in the memory of each worker: this many bytes of them at most. 0 stores none.
PAGE_CACHE_BYTES = 16 * 1024 * 1024

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "files"
# The policy of the headers below is one for all: files are for our own pages.
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Larger requests are refused before they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 5
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# SecurityHeadersMiddleware sends X-Frame-Options, on error pages and files too.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
# Headers. One policy for site and admin; the setting has the name it has in Django 6.
SECURE_CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"

# Cookies exist in the admin only.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# The default keeps messages in a cookie of its own, which is sent to every page.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Privacy: a log line says what broke, never who asked for what. See publishing/logs.py.
# Django's own request, security and CSRF loggers write paths, hosts and addresses: they are silent.
ADMINS = MANAGERS = []
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = {
    "version": 1,
    # Settings are read twice in one process by `serve`: true would silence our own logger the second time.
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "publishing.logs.PlainFormatter"}},
    "handlers": {
        "stream": {"class": "logging.StreamHandler", "formatter": "plain"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stream"], "level": "WARNING"},
    "loggers": {
        # In place of Django's own, which sends mail with address, query and referrer.
        "django": {"handlers": ["stream"], "level": "WARNING", "propagate": False},
        **{
            name: {"handlers": ["none"], "propagate": False}
            for name in ("django.request", "django.security", "django.server", "django.db.backends")
        },
    },
}
