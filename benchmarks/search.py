"""How fast the search is with 1,000, 10,000 and 100,000 listings, on SQLite and PostgreSQL.

    python benchmarks/search.py
    python benchmarks/search.py --postgres postgres://user:password@127.0.0.1:5432/name --sizes 1000,100000

"answers" is a digest of the ids of all answers: the two databases give the same ones. "cpu" is what the
process itself used, without what it waited for others on the machine or for the database server.

Each size runs in a process and a database of its own. The PostgreSQL database must be one that may be
emptied. The listings are made of the words of the starter facts, the questions are the same each time.
"""

import argparse
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
QUESTIONS = 500
COLUMNS = (
    "database",
    "listings",
    "p50 ms",
    "p95 ms",
    "max ms",
    "cpu p95 ms",
    "first ms",
    "rebuild s",
    "one edit ms",
    "size MB",
    "memory MB",
    "answers",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--postgres", help="address of a PostgreSQL database that may be emptied")
    parser.add_argument("--only-postgres", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    wishes = parser.parse_args()
    if wishes.one:
        sys.stdout.write(json.dumps(measure(wishes.one)))
        return
    line("| " + " | ".join(COLUMNS) + " |")
    line("|" + "---|" * len(COLUMNS))
    for size in map(int, wishes.sizes.split(",")):
        if not wishes.only_postgres:
            with tempfile.TemporaryDirectory() as folder:
                report("SQLite", run(size, f"sqlite:///{folder}/db.sqlite3", folder))
        if wishes.postgres:
            with tempfile.TemporaryDirectory() as folder:
                report("PostgreSQL", run(size, wishes.postgres, folder))


def run(size: int, database: str, folder: str) -> dict:
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "VAR_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, str(Path(__file__)), "--one", str(size)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def report(database: str, figures: dict) -> None:
    line("| " + " | ".join([database, *(str(figures[name]) for name in COLUMNS[1:])]) + " |")


def line(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def measure(size: int) -> dict:
    """Fill the database of the environment with `size` listings and ask the questions."""
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.listings import Listings, questions
    from search import index, rebuild
    from search.backend import backend

    call_command("migrate", verbosity=0)
    listings = Listings(size)
    begun = time.perf_counter()
    for _ in rebuild.rebuild(listings, clean=True):
        pass
    rebuilt = time.perf_counter() - begun
    finish_writing()
    asked = questions(QUESTIONS)
    begun = time.perf_counter()
    index.query("food")
    first = time.perf_counter() - begun
    times, cpu, answers = [], [], hashlib.sha256()
    for question in asked:
        begun, used = time.perf_counter(), time.process_time()
        results = index.query(**question)
        cpu.append(1000 * (time.process_time() - used))
        times.append((time.perf_counter() - begun, question))
        answers.update(repr(results.ids).encode())
    edit = listings.documents([size // 2])
    begun = time.perf_counter()
    index.index(edit, again=True)
    edited = time.perf_counter() - begun
    times.sort(key=lambda pair: -pair[0])
    for taken, question in times[:5]:
        sys.stderr.write(f"{1000 * taken:.1f} ms  {question}\n")
    taken = [pair[0] * 1000 for pair in times]
    return {
        "listings": f"{size:,}",
        "p50 ms": f"{statistics.median(taken):.1f}",
        "p95 ms": f"{statistics.quantiles(taken, n=20)[-1]:.1f}",
        "max ms": f"{max(taken):.1f}",
        "cpu p95 ms": f"{statistics.quantiles(cpu, n=20)[-1]:.1f}",
        "first ms": f"{1000 * first:.0f}",
        "rebuild s": f"{rebuilt:.1f}",
        "one edit ms": f"{1000 * edited:.1f}",
        "size MB": f"{backend().size() / 1e6:.0f}",
        "answers": answers.hexdigest()[:8],
        "memory MB": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}",
    }


def finish_writing() -> None:
    """Give PostgreSQL what its autovacuum gives it within a minute: the statistics of the new rows."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE search_vector")
            cursor.execute("VACUUM ANALYZE search_indexeddocument")


if __name__ == "__main__":
    main()
