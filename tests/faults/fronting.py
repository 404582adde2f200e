"""nginx in front of the running site, as deploy/ describes it, on free ports and in a folder of its own."""

import os
import socket
import ssl
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

from tests.serving import ROOT, RunningSite, free_port

NAME = "help.example.org"
# Nobody else on this machine comes from here: an address that would be recognized.
VISITOR = "127.0.0.77"


class Nginx:
    """From `start()` to `stop()`; whatever it writes lies in `folder`."""

    def __init__(self, folder: Path, site: RunningSite):
        self.folder = folder
        self.port, self.plain_port = free_port(), free_port()
        (folder / "temporary").mkdir(parents=True)
        certificate(folder)
        proxy = folder / "proxy.conf"
        proxy.write_text((ROOT / "deploy/proxy.conf").read_text())
        self.settings = folder / "nginx.conf"
        self.settings.write_text(
            changed(
                (ROOT / "deploy/nginx.conf").read_text(),
                {
                    "user www-data;": "user root;" if os.geteuid() == 0 else "",
                    "pid /run/nginx.pid;": f"pid {folder}/nginx.pid; daemon off;",
                    "/var/lib/nginx/": f"{folder}/temporary/",
                    "/etc/letsencrypt/live/help.example.org/fullchain.pem": f"{folder}/site.crt",
                    "/etc/letsencrypt/live/help.example.org/privkey.pem": f"{folder}/site.key",
                    "/srv/family-resources/var/static/": f"{site.var_dir}/static/",
                    "/srv/family-resources/deploy/proxy.conf": str(proxy),
                    "root /srv/family-resources/deploy;": f"root {ROOT}/deploy;",
                    "server 127.0.0.1:8000 ": f"server 127.0.0.1:{site.port} ",
                    "listen [::]:": "# listen [::]:",
                    "listen 80": f"listen 127.0.0.1:{self.plain_port}",
                    "listen 443": f"listen 127.0.0.1:{self.port}",
                },
            )
        )

    def start(self) -> "Nginx":
        with (self.folder / "stdout").open("wb") as out, (self.folder / "stderr").open("wb") as err:
            self.process = subprocess.Popen(
                [os.environ.get("NGINX", "/usr/sbin/nginx"), "-p", str(self.folder), "-c", str(self.settings), "-e", "stderr"],
                stdout=out, stderr=err,
            )  # fmt: skip
        until = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise AssertionError((self.folder / "stderr").read_text())
                time.sleep(0.05)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)

    def connect(self, name: str = NAME) -> ssl.SSLSocket:
        link = socket.create_connection(("127.0.0.1", self.port), timeout=20, source_address=(VISITOR, 0))
        return ssl.create_default_context(cafile=self.folder / "site.crt").wrap_socket(link, server_hostname=name)

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str):
        """Send one request over TLS; return (status, headers, body)."""
        connection = HTTPConnection(NAME)
        connection.sock = self.connect()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=names)
        response = connection.getresponse()
        answer = response.status, response.headers, response.read()
        connection.close()
        return answer

    def send_raw(self, data: bytes) -> bytes:
        with self.connect() as link:
            link.sendall(data)
            return link.recv(4096)

    def open_files(self) -> set[str]:
        """What the processes of nginx have open at this moment, sockets and pipes left out."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        found = set()
        for pid in [str(self.process.pid), *children]:
            for link in Path(f"/proc/{pid}/fd").iterdir():
                target = str(link.readlink())
                if target.startswith("/"):
                    found.add(target)
        return found


def changed(text: str, changes: dict[str, str]) -> str:
    """Replace each key; one that is not there means that deploy/ has moved on and this file has not."""
    for old, new in changes.items():
        assert old in text, f"deploy/nginx.conf no longer holds {old!r}"
        text = text.replace(old, new)
    return text


def certificate(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
         "-keyout", str(folder / "site.key"), "-out", str(folder / "site.crt")],
        check=True, capture_output=True,
    )  # fmt: skip
