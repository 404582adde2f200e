"""One command leads from a copy of the code to a running site, and a second start changes nothing."""

import json
import shutil
import socket
import sqlite3
import stat

import pytest

from tests.serving import ROOT, RunningSite, free_port, manage

# A file is run by one worker: the site is started once for most of these tests.
pytestmark = pytest.mark.timeout(150)

# Rows that a start may make: a new one-time address for the first administrator.
NOT_CONTENT = {"accounts_setuplink", "sqlite_sequence"}


def rows_of(var_dir) -> dict[str, list]:
    with sqlite3.connect(var_dir / "db.sqlite3") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in {*tables} - NOT_CONTENT}


def refused(done) -> str:
    """Return the one sentence with which a start was refused."""
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


def copy_static_files(site, var_dir) -> None:
    """So that a start need not compress them again."""
    shutil.copytree(site.var_dir / "static", var_dir / "static")
    shutil.copy(site.var_dir / "collected", var_dir)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    running = RunningSite(tmp_path_factory.mktemp("serve")).start()
    yield running
    running.stop()


def test_the_first_start_says_what_it_does_and_where_the_site_is(site):
    for words in (
        "Words:",
        "Database:",
        "Starter facts:",
        "services loaded",
        "Search:",
        "Static files:",
        "Server: started",
    ):
        assert words in site.stdout
    assert f"http://127.0.0.1:{site.port}/" in site.stdout
    assert f"http://127.0.0.1:{site.port}/admin/" in site.stdout
    assert not site.stderr


def test_the_site_answers_in_both_languages_with_its_style(site):
    for language in ("en", "es"):
        status, headers, body = site.ask(f"/{language}/")
        assert status == 200
        assert f'lang="{language}"'.encode() in body
    style = body.partition(b'href="/static/css/')[2].partition(b'"')[0].decode()
    status, headers, _ = site.ask(f"/static/css/{style}", Accept_Encoding="br")
    assert status == 200
    assert headers["Content-Encoding"] == "br"
    assert "immutable" in headers["Cache-Control"]


def test_the_first_administrator_gets_an_address_that_works_once_started(site):
    address = site.stdout.partition("first-administrator/")[2].split()[0]
    status, _, body = site.ask(f"/admin/first-administrator/{address}")
    assert status == 200
    assert b'type="password"' in body
    assert site.ask("/admin/first-administrator/wrong/")[0] != 200


def test_nothing_lies_in_the_folder_but_what_the_start_names(site):
    names = {path.name for path in site.var_dir.iterdir()}
    assert names <= {"db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "secret_key", "static", "collected"}
    assert stat.S_IMODE((site.var_dir / "secret_key").stat().st_mode) == 0o600


def test_a_second_start_changes_no_row_and_ctrl_c_ends_quietly(site, tmp_path):
    copy_static_files(site, tmp_path / "var")
    shutil.copy(site.var_dir / "secret_key", tmp_path / "var")
    with sqlite3.connect(site.var_dir / "db.sqlite3") as source, sqlite3.connect(tmp_path / "var/db.sqlite3") as copy:
        source.backup(copy)
    before = rows_of(tmp_path / "var")
    assert before["publishing_contentversion"]
    second = RunningSite(tmp_path).start()
    assert second.ask("/en/")[0] == 200
    assert second.stop() == 0
    assert rows_of(tmp_path / "var") == before
    assert "left alone" in second.stdout
    assert not second.stderr


def test_a_taken_port_names_a_free_one(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        sentence = refused(manage("serve", "--port", str(taken), VAR_DIR=str(tmp_path)))
    assert f"Port {taken} is taken" in sentence
    free = int(sentence.rpartition("--port ")[2])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", free))
    assert not (tmp_path / "db.sqlite3").exists()


@pytest.mark.parametrize("port", ["0", "65536", "eight", "-1"])
def test_a_port_that_cannot_be_is_refused(tmp_path, port):
    done = manage("serve", f"--port={port}", VAR_DIR=str(tmp_path))
    assert done.returncode != 0
    assert "is not a port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    address = f"sqlite:///{tmp_path}/file/db.sqlite3"
    sentence = refused(manage("serve", "--port", str(free_port()), VAR_DIR=str(tmp_path / "var"), DATABASE_URL=address))
    assert f"The folder {tmp_path}/file cannot be written" in sentence


def test_a_file_that_is_no_database_is_left_as_it_is(site, tmp_path):
    copy_static_files(site, tmp_path)
    (tmp_path / "db.sqlite3").write_text("a letter to somebody, by mistake " * 100)
    before = (tmp_path / "db.sqlite3").read_bytes()
    sentence = refused(manage("serve", "--port", str(free_port()), VAR_DIR=str(tmp_path)))
    assert "The database cannot be used: file is not a database" in sentence
    assert (tmp_path / "db.sqlite3").read_bytes() == before


def cut_short(text: str) -> str:
    return text[: len(text) // 2]


def without_a_name(text: str) -> str:
    records = json.loads(text)
    records[-1].pop("name")
    return json.dumps(records)


@pytest.mark.parametrize("damage", [cut_short, without_a_name])
def test_damaged_starter_facts_are_named_and_nothing_is_loaded(site, tmp_path, damage):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / "data" / "services.json"
    file.write_text(damage(file.read_text(encoding="utf-8")), encoding="utf-8")
    var_dir = tmp_path / "var"
    copy_static_files(site, var_dir)
    done = manage("serve", "--port", str(free_port()), VAR_DIR=str(var_dir), STARTER_DATA=str(tmp_path / "data"))
    assert "services.json" in refused(done)
    content = {name: rows for name, rows in rows_of(var_dir).items() if name.startswith(("resources_", "directives_"))}
    assert content
    assert not any(content.values())
