"""The index in SQLite: an FTS5 table over the tokens of IndexedDocument.

The `ascii` tokenizer takes every character outside ASCII for a letter, so our own tokens stay whole
in any script. `detail=none` keeps neither places nor columns: the tokens say what they are.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from search.documents import Entry
from search.expressions import All, Any, Arm, Expression, Token

CREATE = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(
    tokens, content='search_indexeddocument', content_rowid='key', detail=none, columnsize=0,
    tokenize="ascii tokenchars '-'"
)
"""


def create(database: BaseDatabaseWrapper = connection) -> bool:
    """Make the index; return whether it was missing."""
    with database.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'search_fts'")
        missing = not cursor.fetchone()[0]
        cursor.execute(CREATE)
    return missing


def drop(database: BaseDatabaseWrapper = connection) -> None:
    with database.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS search_fts")


def write(entries: Sequence[Entry]) -> None:
    """Add entries whose rows are in IndexedDocument already."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_fts(rowid, tokens) VALUES (%s, %s)", [(entry.key, entry.tokens) for entry in entries]
        )


def remove(rows: Sequence[tuple[int, str]]) -> None:
    """Take (key, tokens) out again, exactly as they went in. FTS5 cannot find out by itself what to take out."""
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_fts(search_fts, rowid, tokens) VALUES ('delete', %s, %s)", rows)


def size() -> int:
    """Return the bytes that the index and its rows take."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return cursor.fetchone()[0]


def candidates(arms: Sequence[Arm]) -> list[tuple[int, int, int, str, str]]:
    """Return (key, document, whole, strong, points) of what any arm finds: one query."""
    selects, values = [], []
    for arm in arms:
        whole = int(arm.whole)
        if arm.expression is None:
            selects.append(
                f"SELECT key, {whole} AS whole FROM (SELECT key FROM search_indexeddocument ORDER BY key LIMIT {arm.most})"
            )
            continue
        values.append(written(arm.expression))
        selects.append(
            f"SELECT key, {whole} AS whole FROM (SELECT rowid AS key FROM search_fts"
            f" WHERE search_fts MATCH %s ORDER BY rowid LIMIT {arm.most})"
        )
    sql = (
        "SELECT d.key, d.document, found.whole, d.strong, d.points FROM"
        f" (SELECT key, max(whole) AS whole FROM ({' UNION ALL '.join(selects)}) GROUP BY key) AS found"
        " CROSS JOIN search_indexeddocument AS d ON d.key = found.key"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def written(expression: Expression) -> str:
    """Return the expression as FTS5 reads it."""
    match expression:
        case Token(text, starts):
            quoted = '"' + text.replace('"', '""') + '"'
            return f"{quoted} *" if starts else quoted
        case All(parts):
            return "(" + " AND ".join(map(written, parts)) + ")"
        case Any(parts):
            return "(" + " OR ".join(map(written, parts)) + ")"
