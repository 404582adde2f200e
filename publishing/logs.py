"""What the site writes down when something breaks: the kind of error and the place in our code.

Never the address, path, query, referrer, agent or language of a request, and never the text of an
exception: it may hold what a person typed.
"""

import logging
import traceback
from pathlib import Path

from django.conf import settings
from django.core.signals import got_request_exception
from django.dispatch import receiver

logger = logging.getLogger("site.errors")


def place_of(error: BaseException) -> str:
    """Return file:line of the innermost frame in our own code."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(settings.BASE_DIR) and ".venv" not in f.filename]
    frame = (ours or frames or [None])[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}" if frame else "unknown place"


class PlainFormatter(logging.Formatter):
    """Level, logger and message; of an exception only its type and place."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            line += f" [{type(error).__name__} at {place_of(error)}]"
        return line


@receiver(got_request_exception)
def note_exception(sender, request=None, **kwargs) -> None:
    """Note that a view broke, by name. `sys.exc_info()` is set while Django sends this signal."""
    import sys

    error = sys.exc_info()[1]
    match = getattr(request, "resolver_match", None)
    view = match.view_name if match else "no view"
    if error is not None:
        logger.error("%s in %s at %s", type(error).__name__, view, place_of(error))
