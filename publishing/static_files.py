"""Collects and compresses the static files, and only when one of them has changed."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


def collect_static_files() -> int:
    """Return how many files were collected; none when those collected last time are still right."""
    files = {
        name: Path(storage.path(name))
        for finder in finders.get_finders()
        for name, storage in finder.list(ignore_patterns=[])
    }
    # Outside the folder that is served.
    mark = settings.VAR_DIR / "collected"
    digest = digest_of(files)
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists() and mark.exists() and mark.read_text() == digest:
        return 0
    mark.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    mark.write_text(digest)
    return len(files)


def digest_of(files: dict[str, Path]) -> str:
    """A text that changes with any file, with the storage and with the version of what compresses."""
    parts = [settings.STORAGES["staticfiles"]["BACKEND"], version("whitenoise")]
    for name, path in sorted(files.items()):
        found = path.stat()
        parts.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
