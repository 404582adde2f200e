"""The starter facts into the database: services first, then the policy that refers to them."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from directives import starter as policy
from pages import starter as rights
from publishing.starter import Damaged, StarterFolder
from resources import starter as services
from resources.search_documents import changes_collected
from search import rebuild
from search.sources import source


class Command(BaseCommand):
    help = (
        "Make the starter facts of the folder STARTER_DATA. Makes what is missing, changes and deletes nothing, "
        "all or nothing. When: once, into an empty database; a second time does no harm."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")

    def handle(self, *, dry_run, **options):
        folder = StarterFolder(settings.STARTER_DATA)
        try:
            with transaction.atomic():
                with changes_collected():
                    services.load(folder)
                    policy.load(folder)
                    rights.load(folder)
                    index(folder)
                transaction.set_rollback(dry_run)
        except Damaged as damaged:
            raise CommandError(f"Nothing was loaded. {damaged}") from damaged
        self.report(folder)
        if dry_run:
            self.stderr.write("This was a dry run: the database is as it was.")

    def report(self, folder: StarterFolder) -> None:
        names = sorted(folder.made.keys() | folder.kept.keys())
        width = max(map(len, names), default=5)
        self.stdout.write(f"{'':{width}}  {'made':>6}  {'kept':>6}")
        for name in names:
            self.stdout.write(f"{name:{width}}  {folder.made[name]:>6}  {folder.kept[name]:>6}")
        for remark, count in folder.remarks.items():
            self.stdout.write(f"{count} {remark}")


def index(folder: StarterFolder) -> None:
    """Many rows are made at once, and no signal tells the search index of them."""
    if folder.made or rebuild.is_needed(source()):
        for _ in rebuild.rebuild(source()):
            pass
