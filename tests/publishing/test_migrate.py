"""`migrate` makes the tables at once, and they are those that Django would have made."""

import re
import sqlite3

import pytest
from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangosMigrate
from django.db import connections

from publishing.management.commands.migrate import Command as OurMigrate


def tables_made_by(command, path, settings) -> dict[str, list[str]]:
    """Return {name: its columns and constraints, sorted} of a database that `command` makes at `path`."""
    connections.settings["made"] = {
        **connections.settings["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
    }
    connections.settings["made"]["OPTIONS"] = {}
    try:
        call_command(command, database="made", verbosity=0)
    finally:
        connections["made"].close()
        del connections["made"], connections.settings["made"]
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: sorted(re.split(r"[(,] ?(?=\"|CONSTRAINT|UNIQUE)", sql.rstrip(")"))) for name, sql in rows}


@pytest.mark.timeout(300)
def test_the_tables_are_those_that_django_would_make(tmp_path, settings, django_db_blocker):
    with django_db_blocker.unblock():
        ours = tables_made_by(OurMigrate(), tmp_path / "ours.sqlite3", settings)
        djangos = tables_made_by(DjangosMigrate(), tmp_path / "djangos.sqlite3", settings)
    assert len(ours) > 100
    assert ours == djangos
