import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@pytest.fixture
def one_connection(db, monkeypatch):
    """A test inside a transaction keeps its connection, as with Django's test client, which a test here does not use."""
    monkeypatch.setattr("publishing.page_cache.close_old_connections", lambda: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
