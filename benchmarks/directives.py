"""What the two heaviest policy pages cost when they are full, beside the same pages with nothing on them.

    python benchmarks/directives.py
    python benchmarks/directives.py --visits 50 --database postgres://user@127.0.0.1:5432/empty

Progress with 44 departments, 20 duties of each and three findings of each duty; the timeline with 2,000 events.
Pages are made by Django in this process, never stored. Everything is written into a folder that is deleted
afterwards, or into the empty database named, which is left full.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DEPARTMENTS, DUTIES, FINDINGS, EVENTS = 44, 20, 3, 2_000
TODAY = date(2026, 6, 1)
PAGES = ("/en/progress/", "/es/progress/", "/en/timeline/", "/es/timeline/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visits", type=int, default=30)
    parser.add_argument("--database", default="")
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": wishes.database or f"sqlite:///{folder}/db.sqlite3",
                       "DEBUG": "false", "HTTPS": "false", "DJANGO_SETTINGS_MODULE": "config.settings"}  # fmt: skip
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        empty = {path: visit(path, wishes.visits) for path in PAGES}
        fill()
        for path in PAGES:
            queries, milliseconds = visit(path, wishes.visits)
            ratio = milliseconds / empty[path][1]
            sys.stdout.write(
                f"| {path} | {queries} queries ({empty[path][0]} empty) | {milliseconds:.0f} ms "
                f"({empty[path][1]:.0f} empty) | {ratio:.1f} |\n"
            )


def visit(path: str, visits: int) -> tuple[int, float]:
    """Queries, and the median of processor milliseconds, of one page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    for _ in range(3):
        client.get(path)
    gc.collect()
    gc.freeze()  # as config/wsgi.py does in a worker
    times = []
    for _ in range(visits):
        begun = time.process_time()
        response = client.get(path)
        times.append(1000 * (time.process_time() - begun))
    if response.status_code != 200:
        sys.exit(f"{path}: {response.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries), statistics.median(times)


def fill() -> None:
    from directives.models import (
        Assignment,
        Body,
        Directive,
        Event,
        Finding,
        LegalAction,
        Obligation,
        Provision,
        Source,
    )

    source = Source.objects.create(
        slug="s", kind="news", title="A report", publisher="A paper", url="https://example.org/"
    )
    order = Directive.objects.create(
        slug="order", kind="executive_directive", signatory="A mayor", number="1", title="An order", source=source,
        signed_on=TODAY, reviewed_on=TODAY, status="published",
    )  # fmt: skip
    bodies = Body.objects.bulk_create(Body(slug=f"bureau-{n}", name=f"Bureau {n:02}") for n in range(DEPARTMENTS))
    points = Provision.objects.bulk_create(
        Provision(directive=order, source=source, eid=f"point_{n}", position=n, number=str(n), heading=f"Point {n}", summary="What it says.")
        for n in range(1, DUTIES + 1)
    )  # fmt: skip
    duties = Obligation.objects.bulk_create(
        Obligation(
            slug=f"duty-{n}", provision=point, action=f"Do thing {n}", due_kind="unstated", every_department=True
        )
        for n, point in enumerate(points)
    )
    owed = Assignment.objects.bulk_create(Assignment(obligation=duty, body=body) for duty in duties for body in bodies)
    Finding.objects.bulk_create(
        Finding(
            assignment=one, checked_on=TODAY - timedelta(days=n), **(
                {"verdict": "partial", "source": source} if (index + n) % 7 == 0
                else {"verdict": "nothing_found", "where_looked": "City web pages."}
            ),
        )
        for index, one in enumerate(owed) for n in range(FINDINGS)
    )  # fmt: skip
    case = LegalAction.objects.create(
        slug="case", caption="A v. B", court="A court", city_role="none", about="It.", source=source
    )
    Event.objects.bulk_create(
        Event(slug=f"e-{n}", kind="case_motion", on=TODAY - timedelta(days=n), title=f"A motion {n}", case=case, source=source)
        for n in range(EVENTS)
    )  # fmt: skip


if __name__ == "__main__":
    main()
