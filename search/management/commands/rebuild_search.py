from django.core.management.base import BaseCommand, CommandError

from search import rebuild
from search.sources import source


class Command(BaseCommand):
    help = (
        "Make the search index anew from the published listings. May be stopped and started again, and run twice at "
        "once; searches go on meanwhile. Run it after an update, and when a search finds what it should not."
    )

    def add_arguments(self, parser):
        parser.add_argument("--if-needed", action="store_true", help="do nothing when the index is complete")
        parser.add_argument(
            "--clean",
            action="store_true",
            help="throw the old index away first: for a damaged one; it is empty meanwhile",
        )
        parser.add_argument("--batch", type=int, default=rebuild.BATCH, help="listings in one step")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *, if_needed, clean, batch, dry_run, **options):
        if batch < 1:
            raise CommandError("--batch must be 1 or more.")
        listings = source()
        if if_needed and not clean and not rebuild.is_needed(listings):
            self.stderr.write("The search index is complete.")
            return
        if dry_run:
            self.stderr.write(f"Would index {listings.count():,} listings.")
            return
        for step in rebuild.rebuild(listings, clean=clean, batch=batch):
            self.stderr.write(f"\rIndexed {step.done:,} of {step.total:,} listings", ending="")
            self.stderr.flush()
        self.stderr.write("\nThe search index is complete.")
