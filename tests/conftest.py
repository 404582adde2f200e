"""What every test can count on."""

import os

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

pytest_plugins = ["tests.starter_site"]

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

hypothesis.register_profile("here", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.register_profile("ci", parent=hypothesis.get_profile("here"), max_examples=200, derandomize=True)
hypothesis.load_profile("ci" if IN_CI else "here")


@pytest.fixture(autouse=True)
def _nothing_left_in_the_cache():
    """The content version starts anew in each test: what an earlier one stored must not answer."""
    cache.clear()


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session):
    """In CI a test that was passed over is a failure: nobody would notice that it never runs."""
    result = yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    passed_over = [kind for kind in ("skipped", "xfailed", "xpassed") if reporter and reporter.stats.get(kind)]
    if IN_CI and passed_over:
        reporter.write_line(f"CI: tests were passed over ({', '.join(passed_over)}): that is a failure here.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return result
