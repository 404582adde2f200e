"""Compiles the words of the site's chrome where there is no gettext: locale/<code>/LC_MESSAGES/*.po to .mo."""

import os
from collections.abc import Iterable
from pathlib import Path

import polib


class UnreadableCatalogue(Exception):
    """A .po file cannot be compiled; the text says which one and why."""


def compile_catalogues(folders: Iterable[Path]) -> int:
    """Compile each .po that is newer than its .mo; return how many there were to do."""
    done = 0
    for source in sorted(path for folder in folders for path in Path(folder).glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        compile_one(source, target)
        done += 1
    return done


def compile_one(source: Path, target: Path) -> None:
    """Write `target` in one step, so that a worker never reads half a catalogue."""
    half_written = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        catalogue = polib.pofile(str(source), encoding="utf-8")
        catalogue.save_as_mofile(str(half_written))
        half_written.replace(target)
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None):
            raise UnreadableCatalogue(f"{target} cannot be written ({error.strerror}).") from error
        # polib reports what it cannot read as an OSError without a number, and names the line.
        raise UnreadableCatalogue(f"{source} is damaged: {error}") from error
    finally:
        half_written.unlink(missing_ok=True)
