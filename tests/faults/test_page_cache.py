"""The page cache in the real server: every worker shows a change, and a database that is gone is survived."""

import sqlite3
import time

import pytest

from tests.serving import RunningSite

pytestmark = [pytest.mark.xdist_group("serve"), pytest.mark.timeout(150)]

LIST = "/en/services/"
FILES = ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    running = RunningSite(tmp_path_factory.mktemp("cached")).start()
    yield running
    running.stop()


def answers(site: RunningSite, path: str, count: int = 30) -> list[tuple[int, dict, bytes]]:
    """Enough requests to meet each of the two workers many times."""
    return [site.ask(path) for _ in range(count)]


def change(site: RunningSite, old: str, new: str) -> None:
    """As another process would: the row and the version in one transaction."""
    with sqlite3.connect(site.var_dir / "db.sqlite3", timeout=20) as database:
        changed = database.execute("UPDATE resources_service SET name = ? WHERE name = ?", (new, old)).rowcount
        assert changed == 1
        database.execute("UPDATE publishing_contentversion SET number = number + 1")


def a_name_on(site: RunningSite) -> tuple[str, str]:
    """A listing: (its name, its path)."""
    with sqlite3.connect(site.var_dir / "db.sqlite3") as database:
        name, slug = database.execute(
            "SELECT name, slug FROM resources_service WHERE status = 'published' AND name NOT LIKE '%&%' ORDER BY slug"
        ).fetchone()
    return name, f"/en/services/{slug}/"


def test_a_change_shows_in_every_worker_within_a_second(site):
    name, path = a_name_on(site)
    assert all(f"<h1>{name}".encode() in body or name.encode() in body for _, _, body in answers(site, path))
    change(site, name, "A name that is new")
    time.sleep(1)
    try:
        assert all(b"A name that is new" in body for _, _, body in answers(site, path))
    finally:
        change(site, "A name that is new", name)


def test_a_stored_page_is_served_by_the_real_server_in_every_form(site):
    for encoding in ("br", "gzip", "identity"):
        status, headers, body = site.ask(LIST, Accept_Encoding=encoding)
        assert status == 200
        assert headers.get("Content-Encoding", "identity") == encoding
        assert int(headers["Content-Length"]) == len(body)
        again = site.ask(LIST, Accept_Encoding=encoding, If_None_Match=headers["ETag"])
        assert again[0] == 304
        status, head, body = site.ask(LIST, method="HEAD", Accept_Encoding=encoding)
        assert (status, body) == (200, b"")
        assert head["Content-Length"] == headers["Content-Length"]


def test_when_the_database_is_taken_away_pages_are_shown_with_their_date_until_it_is_back(site):
    answers(site, LIST)
    kept = site.var_dir.parent / "elsewhere"
    kept.mkdir()
    for name in FILES:
        if (site.var_dir / name).exists():
            (site.var_dir / name).rename(kept / name)
    try:
        time.sleep(1)
        for status, headers, body in answers(site, LIST):
            assert status == 200
            assert headers["X-Content-Date"]
            assert headers["Cache-Control"] == "no-store"
            assert b"This page is from" in body
        assert site.ask("/en/services/?q=food")[0] == 500
    finally:
        for name in FILES:
            # Whoever looked for the database has made an empty one.
            (site.var_dir / name).unlink(missing_ok=True)
            if (kept / name).exists():
                (kept / name).rename(site.var_dir / name)
    time.sleep(6)
    for status, headers, body in answers(site, LIST):
        assert status == 200
        assert "X-Content-Date" not in headers
        assert b"This page is from" not in body
