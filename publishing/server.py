"""Runs gunicorn inside `manage.py serve`: what is loaded already need not be loaded twice."""

from collections.abc import Callable

from gunicorn import util
from gunicorn.app.base import Application


class SiteServer(Application):
    """Gunicorn as config/gunicorn.py describes it, at one address of this machine."""

    def __init__(self, **settings):
        self.own_settings = settings
        super().__init__(prog="manage.py serve")

    def load_config(self):
        self.load_config_from_module_name_or_filename("python:config.gunicorn")
        for name, value in self.own_settings.items():
            self.cfg.set(name, value)

    def load(self):
        return util.import_app(self.cfg.wsgi_app)


def run_server(host: str, port: int, workers: int, *, when_ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C. `when_ready` is called once the port is open."""
    SiteServer(
        bind=[f"{host}:{port}"],
        workers=workers,
        # Our own lines say what a person needs to know about the start.
        loglevel="warning",
        when_ready=lambda arbiter: when_ready(),
    ).run()
