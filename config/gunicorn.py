"""How gunicorn runs the site. Nothing it writes may say who asked for what."""

import sys
import traceback
from pathlib import Path

from gunicorn.glogging import Logger

from config.environment import EnvironmentMistake

wsgi_app = "config.wsgi:application"
bind = "127.0.0.1:8000"
workers = 2
timeout = 30
graceful_timeout = 5
preload_app = False
# The access log writes the query and the referrer: a search says who needs which help.
accesslog = None
# A control socket in the home folder is one more thing that could be asked.
control_socket_disable = True
# A SCRIPT_NAME header from outside would otherwise move the whole site.
forwarder_headers = ""
# A request line longer than any of our addresses is refused before it reaches Django.
limit_request_line = 4094
limit_request_fields = 60

# What gunicorn says about itself. Everything else may carry the address and the request line.
ABOUT_THE_SERVER = ("Connection in use", "Invalid address", "Can't connect", "Worker (pid:", "Unhandled signal",
                    "Shutting down", "Reason: ")  # fmt: skip


class QuietLogger(Logger):
    """Lines about the server itself; of a request that broke only the kind of error and its place."""

    def kind_only(self) -> None:
        error = sys.exc_info()[1]
        if isinstance(error, EnvironmentMistake):
            self.error_log.error("The site cannot start: %s", error)
        elif isinstance(error, Exception):
            frames = traceback.extract_tb(error.__traceback__)
            place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
            self.error_log.error("%s at %s", type(error).__name__, place)

    def exception(self, msg, *args, **kwargs):
        self.kind_only()

    def warning(self, msg, *args, **kwargs):
        self.error(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if str(msg).startswith(ABOUT_THE_SERVER):
            self.error_log.error(msg, *args)
        else:
            self.kind_only()

    def debug(self, msg, *args, **kwargs):
        pass


logger_class = QuietLogger
