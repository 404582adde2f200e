"""How gunicorn runs the site. Nothing it writes may say who asked for what."""

from gunicorn.glogging import Logger

wsgi_app = "config.wsgi:application"
bind = "127.0.0.1:8000"
workers = 2
timeout = 30
graceful_timeout = 5
preload_app = False
# The access log writes the query and the referrer: a search says who needs which help.
accesslog = None
# A control socket in the home folder is one more thing that could be asked.
no_control_socket = True
# A SCRIPT_NAME header from outside would otherwise move the whole site.
forwarder_headers = ""
# A request line longer than any of our addresses is refused before it reaches Django.
limit_request_line = 4094
limit_request_fields = 60


class QuietLogger(Logger):
    """Lifecycle lines only: gunicorn's warnings and errors carry the address and the request line."""

    def _name_only(self, kwargs):
        import sys

        error = sys.exc_info()[0]
        if error is not None:
            self.error_log.error("Request could not be served: %s", error.__name__)

    def warning(self, msg, *args, **kwargs):
        self._name_only(kwargs)

    def exception(self, msg, *args, **kwargs):
        self._name_only(kwargs)

    def error(self, msg, *args, **kwargs):
        # "Connection in use" and its kin come without an exception and concern the port, not a person.
        if "Connection in use" in msg or "retry" in msg.lower():
            super().error(msg, *args, **kwargs)
        else:
            self._name_only(kwargs)

    def debug(self, msg, *args, **kwargs):
        pass


logger_class = QuietLogger
