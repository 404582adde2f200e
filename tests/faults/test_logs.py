"""Whatever happens, nothing that a person sent is written down: not in output, not in any file."""

import sqlite3

import pytest

from tests.serving import RunningSite

pytestmark = pytest.mark.timeout(150)

MARK = "zqxmark"
HEADERS = {
    "Referer": f"http://example.org/{MARK}referrer",
    "User_Agent": f"{MARK}agent",
    "Accept_Language": f"{MARK}language",
    "Cookie": f"sessionid={MARK}cookie; csrftoken={MARK}token",
    "X_Forwarded_For": f"{MARK}forwarded",
}
FORM = f"username={MARK}person&password={MARK}password"
FORM_TYPE = {"Content_Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def site(tmp_path):
    running = RunningSite(tmp_path).start()
    yield running
    running.stop()


def written_by(site: RunningSite) -> dict[str, bytes]:
    """Every byte that the site left anywhere: {file: content}."""
    folders = (site.var_dir, site.log_dir)
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_no_word_of_any_request_is_ever_written_down(site):
    def status(path: str, **more) -> int:
        return site.ask(path, **{**HEADERS, **more})[0]

    # Answered.
    assert status(f"/en/?q={MARK}query") == 200
    assert status("/es/services/?q=" + MARK) == 200
    assert status("/admin/login/") == 200
    # Not found, not allowed, refused.
    assert status(f"/en/{MARK}path/") == 404
    assert status(f"/en/services/{MARK}/") == 404
    assert status("/en/", method="OPTIONS", body=FORM, **FORM_TYPE) == 405
    assert status("/en/", method="POST", body=FORM, **FORM_TYPE) == 403
    assert status("/admin/login/", method="POST", body=FORM, **FORM_TYPE) == 403
    assert status("/en/", Host=f"{MARK}host.example.org") == 400
    assert status("/admin/login/", method="POST", body=MARK * 300_000, **FORM_TYPE) in (400, 403)
    # Refused before it reaches our code.
    assert b" 400 " in site.send_raw(f"GET /{MARK}line HTTP/9.9\r\nHost: {MARK}\r\n\r\n".encode())
    assert b" 400 " in site.send_raw(f"{MARK} nonsense\r\n\r\n".encode())
    assert b" 4" in site.send_raw(f"GET /{MARK * 1000} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert b" 4" in site.send_raw(f"GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: {MARK * 2000}\r\n\r\n".encode())
    assert b" 400 " in site.send_raw(f"GET / HTTP/1.1\r\nHost: localhost\r\n{MARK} bad: 1\r\n\r\n".encode())
    # Broken: a table is gone.
    with sqlite3.connect(site.var_dir / "db.sqlite3") as database:
        database.execute("ALTER TABLE resources_service RENAME TO gone")
    assert status(f"/en/services/?q={MARK}broken") in (500, 503)
    assert status(f"/es/services/{MARK}broken/") in (500, 503)
    site.stop()

    found = [path for path, content in written_by(site).items() if MARK.encode() in content.lower()]
    assert not found, site.stderr
    # The test would be worth nothing if nothing were logged at all.
    assert "OperationalError in service-" in site.stderr
    assert "gone" not in site.stderr
    assert "no such table" not in site.stderr
