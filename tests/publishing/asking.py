"""Asks a WSGI application as gunicorn would, without a server."""

from dataclasses import dataclass, field
from io import BytesIO
from wsgiref.util import setup_testing_defaults


@dataclass
class Reply:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def ask(application, path: str, *, method: str = "GET", query: str = "", body: bytes = b"", **headers: str) -> Reply:
    """`ask(site, "/en/", accept_encoding="br")` returns what a browser would get."""
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000", "wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }  # fmt: skip
    setup_testing_defaults(environ)
    reply = Reply()

    def start_response(status, given, exc_info=None):
        names = [name for name, _ in given]
        assert len(names) == len(set(names)), f"a header was sent twice: {names}"
        reply.status, reply.headers = int(status.split()[0]), dict(given)

    parts = application(environ, start_response)
    reply.body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    return reply
