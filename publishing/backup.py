"""Copies of the database while the site runs, and which of them are kept.

SQLite's own backup is the only safe way: a copied file lacks whatever still lies in the journal.
"""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

PREFIX, SUFFIX = "db-", ".sqlite3"


class BadCopy(Exception):
    """The copy does not hold what it should; it was thrown away, and older ones were kept."""


def name_for(moment: datetime) -> str:
    return f"{PREFIX}{moment:%Y-%m-%dT%H%M%S}{SUFFIX}"


def copies(folder: Path) -> list[Path]:
    """The copies in a folder, newest first."""
    return sorted(folder.glob(f"{PREFIX}*{SUFFIX}"), reverse=True)


def too_old(folder: Path, keep: int, *, new: int = 0) -> list[Path]:
    """The copies beyond the newest `keep`, when `new` more are to come."""
    return copies(folder)[max(keep - new, 0) :]


def back_up(database: Path, target: Path) -> None:
    """Copy a live SQLite database to `target`, whole or not at all, readable by its owner only."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_suffix(".part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        # Only read: a missing database must not be made by asking for a copy of it.
        source_uri = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(source_uri, uri=True)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            raise BadCopy(answer)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
