"""Leave this site, in a browser that keeps pages in memory: Back never shows what was being read."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings as site_settings
from playwright.sync_api import Page, TimeoutError, expect

pytestmark = [pytest.mark.timeout(120), pytest.mark.xdist_group("browser")]

READ = "/en/services/"
NEUTRAL = "Weather in Los Angeles"


class NeutralPage(BaseHTTPRequestHandler):
    """A page that nobody would ask about, on another port and so another site."""

    def do_GET(self):
        body = f"<!doctype html><html lang=en><title>{NEUTRAL}</title><h1>{NEUTRAL}</h1>".encode()
        if self.path == "/weather":  # and not the icon, which it asks for by itself
            self.server.referrers.append(self.headers.get("Referer"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def neutral(settings) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), NeutralPage)
    server.referrers = []
    settings.EXIT_URL = f"http://127.0.0.1:{server.server_port}/weather"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def arrived(page: Page) -> None:
    expect(page.locator("h1")).to_have_text(NEUTRAL)


def go_back(page: Page) -> None:
    """A page that comes back from the memory of the browser loads nothing: only its arrival is waited for."""
    with suppress(TimeoutError):
        page.go_back(wait_until="commit", timeout=3000)
    page.wait_for_timeout(1000)


def shows_what_was_read(page: Page) -> bool:
    """Whether a person who looks over a shoulder could read the page that was left."""
    return page.url.endswith(READ) and page.locator("main#page").is_visible()


def leave_with_escape(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")


def leave_by_link(page: Page) -> None:
    page.locator(".exit__link").click(no_wait_after=True)


@pytest.mark.parametrize("leave", [leave_by_link, leave_with_escape])
@pytest.mark.parametrize("before", [None, "/en/"])
def test_back_never_shows_the_page_that_was_left(open_page, neutral, leave, before):
    page = open_page(before or READ)
    if before:
        page.goto(READ)
    leave(page)
    arrived(page)
    go_back(page)
    assert not shows_what_was_read(page)


def test_the_page_that_was_left_has_no_place_among_those_to_go_back_to(open_page, neutral):
    page = open_page("/en/about/")
    page.goto(READ)
    leave_by_link(page)
    arrived(page)
    go_back(page)
    assert page.url.endswith("/en/about/")


def test_without_javascript_the_way_out_is_a_plain_link_with_its_caveat(open_page, neutral):
    """Nothing can keep Back from asking for the page again then: the sentence beside the link is what we owe."""
    page = open_page(READ, java_script_enabled=False)
    assert page.locator(".exit__note").is_visible()
    leave_by_link(page)
    arrived(page)
    assert neutral.referrers == [None]


def test_the_neutral_page_does_not_learn_where_the_reader_came_from(open_page, neutral):
    page = open_page(READ)
    leave_by_link(page)
    arrived(page)
    assert neutral.referrers == [None]


def test_the_page_is_hidden_while_the_browser_waits_for_an_answer(open_page, neutral):
    page = open_page(READ)
    hidden = page.evaluate("""() => {
        document.querySelector('.exit__link').click();
        return getComputedStyle(document.documentElement).display;
    }""")
    assert hidden == "none"


@pytest.mark.parametrize("keys", [["Escape"] * 2, ["Escape", "Escape", "a", "Escape"]])
def test_escape_pressed_for_another_reason_leaves_nobody_outside(open_page, neutral, keys):
    page = open_page(READ)
    for key in keys:
        page.keyboard.press(key)
    assert shows_what_was_read(page)


def test_escape_held_down_or_pressed_slowly_leaves_nobody_outside(open_page, neutral):
    page = open_page(READ)
    for _ in range(5):
        page.keyboard.down("Escape")
    page.keyboard.up("Escape")
    page.wait_for_timeout(2100)
    page.keyboard.press("Escape")
    page.wait_for_timeout(2100)
    page.keyboard.press("Escape")
    assert shows_what_was_read(page)


@pytest.mark.parametrize("height", [568, 320])
def test_on_a_small_phone_the_way_out_stays_in_sight_and_covers_nothing(open_page, neutral, height):
    page = open_page("/en/services/", width=320, height=height)
    link = page.locator(".exit__link")
    covered = """() => {
        const exit = document.querySelector('.exit__link').getBoundingClientRect();
        const over = box => exit.left < box.right - 1 && box.left < exit.right - 1
            && exit.top < box.bottom - 1 && box.top < exit.bottom - 1;
        return [...document.querySelectorAll('header a, .exit__note, main h1, main h2, main p, main a, main input')]
            .filter(node => node.checkVisibility()).filter(node => {
                const range = document.createRange();
                range.selectNodeContents(node);
                return [...range.getClientRects()].some(over);
            }).map(node => node.outerHTML.slice(0, 80));
    }"""
    assert page.evaluate(covered) == []
    for share in (0.2, 0.5, 0.9):
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {share})")
        page.wait_for_timeout(100)
        box = link.bounding_box()
        assert 0 <= box["y"] <= 12
        assert box["x"] + box["width"] <= 320
        assert box["height"] >= 44


def test_what_the_keyboard_reaches_is_never_under_the_way_out(open_page, neutral):
    page = open_page("/en/services/", width=320, height=568)
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate("""() => {
            const e = document.activeElement, box = e.getBoundingClientRect();
            if (e.closest('.exit') || e === document.body || e.matches('.skip')) return null;
            const exit = document.querySelector('.exit__link').getBoundingClientRect();
            const over = box.left < exit.right && exit.left < box.right && box.top < exit.bottom - 1 && exit.top < box.bottom - 1;
            return over ? e.outerHTML.slice(0, 100) : null;
        }""")
        if found:
            hidden.append(found)
    assert not hidden


def test_the_script_is_small():
    assert len((site_settings.BASE_DIR / "static/js/exit.js").read_bytes()) <= 2048
