import sqlite3
from argparse import ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from publishing.backup import BadCopy, back_up, name_for, too_old


def count_to_keep(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a number of copies: give 1 or more.")
    return int(text)


class Command(BaseCommand):
    help = (
        "Copies the SQLite database while the site runs, checks the copy, and deletes the oldest copies in the "
        "same folder. A timer runs it every night."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, help="folder for the copies; VAR_DIR/backups unless told otherwise")
        parser.add_argument(
            "--keep", type=count_to_keep, default=14, help="how many copies stay; 14 unless told otherwise"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done and do nothing")

    def handle(self, *, to, keep, dry_run, **options):
        if connection.vendor != "sqlite":
            raise CommandError("This copies SQLite only. For PostgreSQL use pg_dump: see docs/deploying.md.")
        database = Path(connection.settings_dict["NAME"])
        folder = to or settings.VAR_DIR / "backups"
        target = folder / name_for(timezone.localtime())
        if not database.exists():
            raise CommandError(f"There is no database at {database}.")
        if not dry_run:
            try:
                back_up(database, target)
            except (OSError, sqlite3.Error) as error:
                raise CommandError(f"No copy could be made in {folder}: {error}.") from error
            except BadCopy as error:
                raise CommandError(
                    f"The copy was damaged and is thrown away; older ones were kept: {error}."
                ) from error
        self.stdout.write(str(target))
        for old in too_old(folder, keep, new=1 if dry_run else 0):
            if not dry_run:
                old.unlink()
            self.stderr.write(f"Deleted {old.name}" if not dry_run else f"Would delete {old.name}")
        if dry_run:
            self.stderr.write("Nothing was written.")
