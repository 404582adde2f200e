"""The index in PostgreSQL: a tsvector of our own tokens beside IndexedDocument, under a GIN index.

No parser, dictionary or extension takes part: `array_to_tsvector` keeps the tokens as they are. GIN
alone decides what matches, because neither weights nor places are asked for: no vector is read to
answer a question. So the rows are kept narrow, with the vector outside of them.
"""

from collections.abc import Sequence

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from search.documents import Entry
from search.expressions import All, Any, Arm, Expression, Token

CREATE = (
    # PostgreSQL moves a column out of rows above 2 kB only. The filler takes each row above it, and is packed to
    # a few bytes: a row of 100 bytes instead of 1,500, and ten times fewer pages to visit.
    """CREATE TABLE search_vector (
        key bigint PRIMARY KEY, tokens tsvector NOT NULL, filler text NOT NULL DEFAULT repeat(' ', 2048)
    ) WITH (toast_tuple_target = 128)""",
    "ALTER TABLE search_vector ALTER COLUMN tokens SET STORAGE EXTERNAL",
    "CREATE INDEX search_vector_tokens ON search_vector USING gin (tokens)",
)
# The planner does not know that reading a vector is dear, and would read them all for a common word.
BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off"
AS_BEFORE = "SET LOCAL enable_seqscan = on"


def create(database: BaseDatabaseWrapper = connection) -> bool:
    """Make the index; return whether it was missing."""
    with database.cursor() as cursor:
        cursor.execute("SELECT to_regclass('search_vector') IS NULL, to_regclass('search_vector_tokens') IS NULL")
        table_missing, index_missing = cursor.fetchone()
        statements = CREATE if table_missing else CREATE[2:] if index_missing else ()
        for statement in statements:
            cursor.execute(statement)
    return table_missing


def drop(database: BaseDatabaseWrapper = connection) -> None:
    with database.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS search_vector")


def write(entries: Sequence[Entry]) -> None:
    """Add entries whose rows are in IndexedDocument already."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_vector (key, tokens) VALUES (%s, array_to_tsvector(%s::text[]))",
            [(entry.key, entry.tokens.split(" ")) for entry in entries],
        )
        # In one go, so that no question has to read through a list of entries that are not in the tree yet.
        cursor.execute("SELECT gin_clean_pending_list('search_vector_tokens')")


def remove(rows: Sequence[tuple[int, str]]) -> None:
    """Take (key, tokens) out again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_vector WHERE key = ANY(%s)", [[key for key, _ in rows]])


def size() -> int:
    """Return the bytes that the index and its rows take."""
    names = ("search_vector", "search_indexeddocument", "search_indexedword", "search_residentphrase")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [list(names)]
        )
        return int(cursor.fetchone()[0])


def candidates(arms: Sequence[Arm]) -> list[tuple[int, int, int, str, str]]:
    """Return (key, document, whole, strong, points) of what any arm finds: one query."""
    selects, values = [], []
    for arm in arms:
        whole = int(arm.whole)
        if arm.expression is None:
            selects.append(f"(SELECT key, {whole} AS whole FROM search_indexeddocument ORDER BY key LIMIT {arm.most})")
            continue
        values.append(written(arm.expression))
        # "+ 0" keeps the planner from walking all keys in order and reading each vector.
        selects.append(
            f"(SELECT key, {whole} AS whole FROM search_vector WHERE tokens @@ %s::tsquery"
            f" ORDER BY key + 0 LIMIT {arm.most})"
        )
    sql = (
        f"WITH found AS MATERIALIZED (SELECT key, max(whole) AS whole FROM ({' UNION ALL '.join(selects)}) AS arms"
        " GROUP BY key) SELECT d.key, d.document, found.whole, d.strong, d.points"
        " FROM found JOIN search_indexeddocument AS d ON d.key = found.key"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BY_INDEX)
        cursor.execute(sql, values)
        rows = cursor.fetchall()
        cursor.execute(AS_BEFORE)
    return rows


def written(expression: Expression) -> str:
    """Return the expression as a tsquery."""
    match expression:
        case Token(text, starts):
            quoted = "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
            return f"{quoted}:*" if starts else quoted
        case All(parts):
            return "(" + " & ".join(map(written, parts)) + ")"
        case Any(parts):
            return "(" + " | ".join(map(written, parts)) + ")"
