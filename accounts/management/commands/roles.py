from django.core.management.base import BaseCommand

from accounts import roles


class Command(BaseCommand):
    help = (
        "Print what each role may do, and set the groups in the database to that table. "
        "Runs by itself after every migrate; run it by hand after a restore."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")

    def handle(self, *, dry_run: bool, **options):
        self.stdout.write(roles.as_table())
        lines = roles.differences()
        for line in lines:
            self.stderr.write(line)
        if not dry_run:
            roles.set_groups()
        done = "would change" if dry_run else "changed"
        self.stderr.write(f"{len(lines)} permissions {done}.")
