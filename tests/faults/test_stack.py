"""The site as it is deployed, nginx in front of gunicorn: nothing that a person sent is written anywhere."""

import socket
import sqlite3
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.fronting import NAME, VISITOR, Nginx
from tests.serving import RunningSite

pytestmark = [pytest.mark.xdist_group("serve"), pytest.mark.timeout(200)]

MARK = "zqxmark"
HEADERS = {
    "Referer": f"https://example.org/{MARK}referrer",
    "User_Agent": f"{MARK}agent",
    "Accept_Language": f"{MARK}language",
    "Cookie": f"sessionid={MARK}cookie; csrftoken={MARK}token",
    "X_Forwarded_For": f"{MARK}forwarded",
    "Forwarded": f"for={MARK}",
    "X_Real_IP": f"{MARK}real",
}
FORM = f"username={MARK}person&password={MARK}password"
FORM_TYPE = {"Content_Type": "application/x-www-form-urlencoded"}
# Everything that nginx has to say by itself must be the same as what the site says.
PROTECTION = (
    "Content-Security-Policy", "Permissions-Policy", "Strict-Transport-Security", "X-Content-Type-Options",
    "X-Frame-Options", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy",
)  # fmt: skip


@contextmanager
def running_stack(folder: Path) -> Iterator[tuple[RunningSite, Nginx]]:
    site = RunningSite(folder / "site", HTTPS="true", ALLOWED_HOSTS=NAME).start()
    try:
        nginx = Nginx(folder / "nginx", site).start()
        try:
            yield site, nginx
        finally:
            nginx.stop()
    finally:
        site.stop()


@pytest.fixture(scope="module")
def nginx(tmp_path_factory):
    with running_stack(tmp_path_factory.mktemp("stack")) as (_, nginx):
        yield nginx


def a_static_file(nginx) -> str:
    return "/static/css/" + nginx.ask("/en/")[2].partition(b'href="/static/css/')[2].partition(b'"')[0].decode()


def test_every_answer_is_protected_once(nginx):
    _, page, _ = nginx.ask("/en/")
    wanted = {name: page[name] for name in PROTECTION}
    assert all(wanted.values())
    answers = {
        404: nginx.ask("/en/no-such-page/"),
        403: nginx.ask("/en/", method="POST", body=FORM, **FORM_TYPE),
        413: nginx.ask("/en/", method="POST", body="x" * 70_000, **FORM_TYPE),
        200: nginx.ask(a_static_file(nginx)),
        303: nginx.ask("/exit/"),
    }
    for status, (given, headers, _) in answers.items():
        assert given == status
        for name, value in wanted.items():
            assert headers.get_all(name) == [value], f"{status}: {name}"
        assert len(headers.get_all("Cache-Control")) == 1
        assert not headers.get_all("Set-Cookie")
        assert "nginx/" not in headers.get("Server", "")
    for status in (404, 403, 413, 303):
        assert answers[status][1]["Cache-Control"] == "no-store"


def test_staff_get_the_headers_of_the_admin(nginx):
    status, headers, _ = nginx.ask("/admin/login/")
    assert status == 200
    assert headers.get_all("Referrer-Policy") == ["same-origin"]
    assert headers.get_all("Cache-Control") != ["public, max-age=60"]


def test_files_come_compressed_and_rest_for_a_year(nginx):
    status, headers, _ = nginx.ask(a_static_file(nginx), Accept_Encoding="gzip")
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Content-Type"] == "text/css"
    assert nginx.ask("/static/no-such-file.css")[1]["Cache-Control"] == "no-store"


def test_pages_come_compressed_and_name_their_public_address(nginx):
    _, headers, _ = nginx.ask("/en/services/", Accept_Encoding="gzip, br")
    assert headers["Content-Encoding"] == "br"
    assert headers["Cache-Control"] == "public, max-age=60"
    assert f'<link rel="canonical" href="https://{NAME}/en/services/">'.encode() in nginx.ask("/en/services/")[2]


def test_an_unencrypted_visit_is_led_to_the_encrypted_one(nginx):
    with socket.create_connection(("127.0.0.1", nginx.plain_port), timeout=20) as link:
        link.sendall(f"GET /en/about/ HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
        answer = link.recv(4096).decode()
    assert " 301 " in answer.splitlines()[0]
    assert f"Location: https://{NAME}/en/about/" in answer


def test_another_name_gets_no_certificate_and_no_answer(nginx):
    with pytest.raises((ssl.SSLError, ConnectionError)) as refused:
        nginx.connect("elsewhere.example.org")
    assert "certificate" not in str(refused.value).lower()
    with socket.create_connection(("127.0.0.1", nginx.plain_port), timeout=20) as link:
        link.sendall(b"GET /en/ HTTP/1.1\r\nHost: elsewhere.example.org\r\n\r\n")
        assert not answer_of(link)


def answer_of(link: socket.socket) -> bytes:
    try:
        return link.recv(4096)
    except ConnectionResetError:
        return b""


def test_two_hundred_slow_visitors_keep_nobody_else_waiting(nginx):
    links = []
    try:
        for _ in range(200):
            link = nginx.connect()
            link.sendall(b"GET /en/ HTTP/1.1\r\nHost: help.example")
            links.append(link)
        begun = time.monotonic()
        assert nginx.ask("/en/services/")[0] == 200
        assert time.monotonic() - begun < 5
    finally:
        for link in links:
            link.close()


def test_what_is_being_sent_lies_in_memory_only(nginx):
    """Half of a form has arrived: a temporary file would hold it now."""
    with nginx.connect() as link:
        link.sendall(f"POST /en/ HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 60000\r\n\r\n".encode() + b"x" * 40_000)
        time.sleep(0.5)
        opened = nginx.open_files()
    assert opened
    assert {path for path in opened if not path.startswith("/dev/")} <= {
        str(nginx.folder / "stdout"),
        str(nginx.folder / "stderr"),
    }
    assert not [path for path in (nginx.folder / "temporary").rglob("*") if path.is_file()]


def everything_written(*folders: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def breakable(tmp_path):
    with running_stack(tmp_path) as both:
        yield both


def test_no_word_of_any_visit_is_ever_written_down(breakable):
    site, nginx = breakable

    def status(path: str, **more) -> int:
        return nginx.ask(path, **{**HEADERS, **more})[0]

    # Answered, stored and asked again.
    for _ in range(2):
        assert status("/es/services/") == 200
    assert status(f"/en/?q={MARK}query") == 200
    assert status(f"/es/services/?q={MARK}") == 200
    assert status("/admin/login/") == 200
    # Not found, not allowed, refused.
    assert status(f"/en/{MARK}path/") == 404
    assert status(f"/static/{MARK}.css") == 404
    assert status("/en/", method="POST", body=FORM, **FORM_TYPE) == 403
    assert status("/admin/login/", method="POST", body=FORM, **FORM_TYPE) == 403
    assert status("/en/", method="POST", body=MARK * 20_000, **FORM_TYPE) == 413
    assert status("/admin/login/", method="POST", body=MARK * 1_500_000, **FORM_TYPE) == 413
    # Refused before it reaches the site.
    assert b" 400 " in nginx.send_raw(f"{MARK} nonsense\r\n\r\n".encode())
    assert b" 414 " in nginx.send_raw(f"GET /{MARK * 3000} HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
    assert b" 400 " in nginx.send_raw(f"GET / HTTP/1.1\r\nHost: {NAME}\r\nX-Big: {MARK * 3000}\r\n\r\n".encode())
    assert nginx.send_raw(f"GET /en/ HTTP/1.1\r\nHost: {MARK}.example.org\r\n\r\n".encode()) == b""
    # Broken: a table is gone.
    with sqlite3.connect(site.var_dir / "db.sqlite3") as database:
        database.execute("ALTER TABLE resources_service RENAME TO gone")
    assert status(f"/en/services/?q={MARK}broken") == 500
    assert status(f"/es/services/{MARK}broken/") == 500
    # The site is down.
    site.stop()
    given, headers, body = nginx.ask(f"/en/services/?q={MARK}down", **HEADERS)
    assert given == 502
    assert b"call 911" in body
    for name in PROTECTION:
        assert len(headers.get_all(name)) == 1, name
    assert headers["Cache-Control"] == "no-store"
    nginx.stop()

    written = everything_written(
        site.var_dir, site.log_dir, nginx.folder, Path("/var/log/nginx"), Path("/var/lib/nginx")
    )
    assert "OperationalError in service-" in site.stderr, "the search would be worth nothing if nothing was logged"
    for mark in (MARK, VISITOR):
        found = [path for path, content in written.items() if mark.encode() in content.lower()]
        assert not found, f"{mark} is in {found}"
