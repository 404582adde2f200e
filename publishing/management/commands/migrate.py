from django.core.management.commands import migrate

from publishing.migrating import tables_at_once


class Command(migrate.Command):
    help = migrate.Command.help + " First migrations make their tables at once."

    def handle(self, *args, **options):
        with tables_at_once():
            return super().handle(*args, **options)
