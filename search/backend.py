"""The back end of the database in use. Another one is a module with the same six functions, and a line here."""

from importlib import import_module
from types import ModuleType

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

MODULES = {"sqlite": "search.sqlite", "postgresql": "search.postgres"}


def backend() -> ModuleType:
    """Return the module with create, drop, write, remove, candidates and size for this database."""
    try:
        return import_module(MODULES[connection.vendor])
    except KeyError:
        raise ImproperlyConfigured(f"There is no search index for {connection.vendor}: use SQLite or PostgreSQL.")
