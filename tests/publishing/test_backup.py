"""`manage.py backup`: a copy of the live database that holds everything, and only so many of them."""

import sqlite3
import stat
from contextlib import closing

import pytest

from tests.serving import manage


@pytest.fixture
def live(tmp_path):
    """A database in use, with a row that is still in the journal beside its file only."""
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA wal_autocheckpoint = 0")
        database.execute("CREATE TABLE fact (words TEXT)")
        database.execute("INSERT INTO fact VALUES ('only in the journal')")
        database.commit()
        yield database


def backup(tmp_path, *arguments: str):
    return manage("backup", *arguments, VAR_DIR=str(tmp_path))


def names(tmp_path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "backups").glob("*"))


def test_the_copy_holds_what_a_copied_file_would_lack(live, tmp_path):
    done = backup(tmp_path)
    assert done.returncode == 0, done.stderr
    (copy,) = (tmp_path / "backups").iterdir()
    assert str(copy) in done.stdout
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT words FROM fact").fetchall() == [("only in the journal",)]
    assert b"only in the journal" not in (tmp_path / "db.sqlite3").read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_somebody_who_writes_meanwhile_is_not_disturbed(live, tmp_path):
    live.execute("BEGIN IMMEDIATE")
    live.execute("INSERT INTO fact VALUES ('not yet saved')")
    assert backup(tmp_path).returncode == 0
    live.commit()
    (copy,) = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT count(*) FROM fact").fetchone() == (1,)
    assert live.execute("SELECT count(*) FROM fact").fetchone() == (2,)


def test_only_so_many_copies_stay_and_other_files_are_left_alone(live, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in ("01", "02", "03"):
        (folder / f"db-2026-01-{day}T030000.sqlite3").write_text("older")
    (folder / "letter.txt").write_text("not ours")
    assert backup(tmp_path, "--keep", "2").returncode == 0
    left = names(tmp_path)
    assert left[0] == "db-2026-01-03T030000.sqlite3"
    assert len(left) == 3
    assert "letter.txt" in left


def test_a_dry_run_writes_and_deletes_nothing_and_says_what_it_would(live, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "db-2026-01-01T030000.sqlite3").write_text("older")
    done = backup(tmp_path, "--dry-run", "--keep", "1")
    assert done.returncode == 0
    assert names(tmp_path) == ["db-2026-01-01T030000.sqlite3"]
    assert "Would delete db-2026-01-01T030000.sqlite3" in done.stderr


def test_without_a_database_none_is_made(tmp_path):
    done = backup(tmp_path)
    assert done.returncode == 1
    assert "There is no database" in done.stderr
    assert not (tmp_path / "db.sqlite3").exists()


def test_a_damaged_database_costs_no_older_copy(live, tmp_path):
    live.executemany("INSERT INTO fact VALUES (?)", [("x" * 500,)] * 2000)
    live.commit()
    live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray((tmp_path / "db.sqlite3").read_bytes())
    content[20_000:60_000] = b"\xff" * 40_000
    (tmp_path / "db.sqlite3").write_bytes(content)
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "db-2026-01-01T030000.sqlite3").write_text("older")
    done = backup(tmp_path, "--keep", "1")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert names(tmp_path) == ["db-2026-01-01T030000.sqlite3"]


@pytest.mark.parametrize("keep", ["0", "-1", "all"])
def test_a_number_of_copies_that_would_delete_everything_is_refused(tmp_path, keep):
    done = backup(tmp_path, f"--keep={keep}")
    assert done.returncode != 0
    assert "is not a number of copies" in done.stderr
