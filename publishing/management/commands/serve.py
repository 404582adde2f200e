"""`manage.py serve`: from a fresh copy of the code to a running site, in one command."""

import errno
import socket
import tempfile
import time
from argparse import ArgumentTypeError
from concurrent.futures import ProcessPoolExecutor
from io import StringIO
from multiprocessing import get_context
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection, transaction
from django.urls import NoReverseMatch, reverse

from accounts.models import SetupLink, needs_first_administrator
from publishing.catalogues import UnreadableCatalogue, compile_catalogues
from publishing.server import run_server
from publishing.starter import Damaged
from publishing.static_files import collect_static_files

HOST = "127.0.0.1"


def port_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ArgumentTypeError(f"{text} is not a port: give a number from 1 to 65535.")
    return int(text)


def worker_count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise ArgumentTypeError(f"{text} is not a number of workers: give a number from 1 to 64.")
    return int(text)


class Command(BaseCommand):
    help = (
        f"Starts the site on {HOST}. Makes the tables and loads the starter facts when the database is empty; "
        "changes no data when it is not. Runs until Ctrl-C."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=port_number, default=8000, help="8000 unless told otherwise")
        parser.add_argument("--workers", type=worker_count, default=2, help="processes that answer requests")

    def handle(self, *, port, workers, **options):
        self.began = self.step_began = time.monotonic()
        refuse_taken_port(port)
        try:
            self.prepare()
        except UnreadableCatalogue as error:
            raise CommandError(f"The words of the site cannot be compiled: {error}") from error
        except Damaged as error:
            raise CommandError(f"The starter facts are damaged, and nothing was loaded: {error}") from error
        except DatabaseError as error:
            raise CommandError(f"The database cannot be used: {first_line(error)}") from error
        setup_path = first_administrator_path()
        # A connection must not be shared with the processes that gunicorn forks.
        close_connections()
        run_server(HOST, port, workers, when_ready=lambda: self.announce(port, setup_path))

    def prepare(self) -> None:
        compiled = compile_catalogues(settings.LOCALE_PATHS)
        self.note(f"Words: {compiled or 'no'} catalogue{'s' * (compiled != 1)} to compile")
        refuse_unwritable_folder()
        # Compressing files takes a processor for two seconds and no database: it runs beside the rest.
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as beside:
            static_files = beside.submit(collect_static_files)
            call_command("migrate", verbosity=0, interactive=False)
            self.note("Database: tables are up to date")
            self.note(f"Starter facts: {load_starter_facts()}")
            self.note(f"Search: {complete_search_index()}")
            collected = static_files.result()
        self.note(f"Static files: {f'{collected} collected' if collected else 'unchanged'}")

    def note(self, text: str) -> None:
        now = time.monotonic()
        self.stdout.write(f"{now - self.step_began:6.1f} s  {text}")
        self.stdout.flush()
        self.step_began = now

    def announce(self, port: int, setup_path: str | None) -> None:
        self.note("Server: started")
        address = f"http://{HOST}:{port}"
        self.stdout.write(f"\nReady after {time.monotonic() - self.began:.1f} s. Stop with Ctrl-C.")
        self.stdout.write(f"  Site   {address}/")
        self.stdout.write(f"  Admin  {address}{reverse('admin:index')}")
        if setup_path:
            self.stdout.write("\nNo administrator exists yet. Make the first one here, once, within an hour:")
            self.stdout.write(f"  {address}{setup_path}")
        self.stdout.flush()


def refuse_taken_port(port: int) -> None:
    if (reason := why_not(port)) is None:
        return
    if reason == errno.EACCES:
        raise CommandError(f"Port {port} needs special rights on this machine: choose one from 1024 on, such as 8000.")
    free = next((other for other in range(max(port, 1023) + 1, 65536) if why_not(other) is None), None)
    advice = f"Port {free} is free: manage.py serve --port {free}" if free else "Choose another one with --port."
    raise CommandError(f"Port {port} is taken by another program. {advice}")


def why_not(port: int) -> int | None:
    """Return the error number with which the system refuses this port, or None."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen(1)
        except OSError as error:
            return error.errno
    return None


def refuse_unwritable_folder() -> None:
    """SQLite needs to write beside its file too: the journal lies there."""
    folders = {settings.VAR_DIR}
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        folders.add(database.parent)
        try:
            if database.exists():
                database.open("r+b").close()
        except OSError as error:
            raise CommandError(f"The database {database} cannot be written ({error.strerror}).") from error
    for folder in sorted(folders):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except OSError as error:
            raise CommandError(
                f"The folder {folder} cannot be written ({error.strerror}): make it writable, or set VAR_DIR or "
                "DATABASE_URL to a place that is."
            ) from error


def load_starter_facts() -> str:
    """Fill an empty database, all or nothing; return what was done in a few words."""
    services = apps.get_model("resources", "Service").objects
    if services.exists():
        return "left alone, the database has content"
    with transaction.atomic():
        call_command("load_starter", stdout=StringIO(), stderr=StringIO())
    return f"{services.count()} services loaded"


def complete_search_index() -> str:
    """Make the search index when it is missing, half made or of an older version; return what was done."""
    said = StringIO()
    call_command("rebuild_search", if_needed=True, stderr=said)
    return "index made anew" if "Indexed" in said.getvalue() else "index is complete"


def first_administrator_path() -> str | None:
    """Return the one-time address for the first administrator, None when there is one."""
    if not needs_first_administrator():
        return None
    try:
        return reverse("first-administrator", args=[SetupLink.issue()])
    except NoReverseMatch:
        return None


def close_connections() -> None:
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
