"""The starter facts in the test database, made once for a whole module of tests that only read."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def starter_facts(django_db_setup, django_db_blocker):
    """Load the starter facts, and take them back after the module's last test."""
    with django_db_blocker.unblock():
        inside = transaction.atomic()
        inside.__enter__()
        try:
            call_command("load_starter", stdout=StringIO(), stderr=StringIO())
            yield
        finally:
            transaction.set_rollback(True)
            inside.__exit__(None, None, None)
