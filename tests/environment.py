"""Where the tests differ from the site, in one place. Loaded before Django reads its settings.

The environment of the person who runs the tests, and their `.env`, change nothing, except
DATABASE_URL and VAR_DIR: with DATABASE_URL=postgres://... the same tests run on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ |= {
    "DEBUG": "false",
    "HTTPS": "false",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1],testserver",
    "CACHE_URL": "locmemcache://",
    "EXIT_URL": "https://example.org/",
    "STARTER_DATA": "data",
    "SECRET_KEY": "only for tests: a key that signs nothing which anybody would ever believe",
}
if "VAR_DIR" not in os.environ:
    # The workers of pytest-xdist inherit it; the process that made it takes it away.
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="tests-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['VAR_DIR']}/db.sqlite3")

from django.conf import settings

# An N+1 query on any page is a failure.
settings.INSTALLED_APPS.append("zeal")
settings.MIDDLEWARE.append("zeal.middleware.zeal_middleware")
settings.ZEAL_RAISE = True
# The hashed storage needs collectstatic first; here files are found where they are written.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
# Slow on purpose is right for the site and wrong for a thousand tests.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A pool keeps connections open, and PostgreSQL does not drop a test database that is in use.
settings.DATABASES["default"].get("OPTIONS", {}).pop("pool", None)


def pytest_configure(config):
    """Compile the catalogues once, before the workers start."""
    if not hasattr(config, "workerinput"):
        from publishing.catalogues import compile_catalogues

        compile_catalogues(settings.LOCALE_PATHS)
