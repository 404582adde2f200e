"""A real browser on the site with the starter facts. Needs Chromium: CHROMIUM names it."""

import os
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright leaves an event loop running in the thread that talks to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {"width": 360, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser as it is installed; with its back-forward cache, as on a real phone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=ARGUMENTS,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(django_db_setup, django_db_blocker, live_server) -> Iterator[str]:
    """The address of the running site. The facts are loaded once: browser tests only read them."""
    with django_db_blocker.unblock():
        call_command("load_starter", stdout=StringIO(), stderr=StringIO())
        yield live_server.url


@pytest.fixture(autouse=True)
def _database_stays_open(site, django_db_blocker):
    """The server's threads use the database while a test waits for the browser."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def open_page(chromium, site) -> Iterator[Callable[..., Page]]:
    """`open_page("/en/", width=320)` returns a page of a fresh visitor, and closes the one before.

    `page.complaints` are its console errors, `page.answer` what the server sent.
    """
    contexts = []

    def close_all() -> None:
        while contexts:
            contexts.pop().close()

    def open_(path: str, *, width: int = PHONE["width"], height: int = PHONE["height"], **options) -> Page:
        close_all()
        # Without motion: a colour that is still fading has a contrast of its own.
        options = {"reduced_motion": "reduce", "viewport": {"width": width, "height": height}, **options}
        context = chromium.new_context(base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.answer = page.goto(path)
        return page

    yield open_
    close_all()


@pytest.fixture
def page_en(open_page) -> Page:
    return open_page("/en/")


@pytest.fixture
def page_es(open_page) -> Page:
    return open_page("/es/")


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` returns one line per broken rule, with the places. It injects styles: ask for `complaints` before."""
    import axe_playwright_python

    (script,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    source = script.read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(source)
        result = page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
        )
        return [
            f"{found['id']} ({found['help']}): {', '.join(' '.join(map(str, node['target'])) for node in found['nodes'][:5])}"
            for found in result["violations"]
        ]

    return violations
