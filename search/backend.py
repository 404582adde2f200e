"""The back end of the database in use. Another one is a module with the same six functions, and a line here."""

from importlib import import_module
from types import ModuleType

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

MODULES = {"sqlite": "search.sqlite", "postgresql": "search.postgres"}


def backend(database: BaseDatabaseWrapper = connection) -> ModuleType:
    """Return the module with create, drop, write, remove, candidates and size for this database."""
    try:
        return import_module(MODULES[database.vendor])
    except KeyError:
        raise ImproperlyConfigured(f"There is no search index for {database.vendor}: use SQLite or PostgreSQL.")
