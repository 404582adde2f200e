"""Starts the site as a person would, in another process, in a folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(var_dir: Path | None = None, **more: str) -> dict[str, str]:
    """What a fresh shell would have: nothing of the settings of the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    folder = {"VAR_DIR": str(var_dir)} if var_dir else {}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **folder, **more}


def manage(*arguments: str, root: Path = ROOT, **env: str) -> subprocess.CompletedProcess:
    """Run `manage.py` to its end; for starts that must fail."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=root, env=environment(**env), capture_output=True, text=True, timeout=50, check=False,
    )  # fmt: skip


class RunningSite:
    """`manage.py serve` on a free port, from `start()` to `stop()`. What it writes goes to `log_dir`."""

    def __init__(self, folder: Path, **env: str):
        self.var_dir = folder / "var"
        self.log_dir = folder / "output"
        self.log_dir.mkdir(parents=True, exist_ok=True)
        self.env = env
        self.port = free_port()

    def start(self, seconds: float = 100) -> "RunningSite":
        with (self.log_dir / "stdout").open("wb") as out, (self.log_dir / "stderr").open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", str(self.port)],
                cwd=ROOT, env=environment(self.var_dir, **self.env), stdout=out, stderr=err,
            )  # fmt: skip
        until = time.monotonic() + seconds
        while "Stop with Ctrl-C" not in self.stdout:
            if self.process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise AssertionError(f"The site did not start:\n{self.stdout}\n{self.stderr}")
            time.sleep(0.05)
        return self

    def stop(self) -> int:
        """Press Ctrl-C; return the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)

    @property
    def stdout(self) -> str:
        return (self.log_dir / "stdout").read_text(encoding="utf-8")

    @property
    def stderr(self) -> str:
        return (self.log_dir / "stderr").read_text(encoding="utf-8")

    def seconds_until_ready(self) -> float:
        return float(re.search(r"Ready after ([\d.]+) s", self.stdout).group(1))

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str):
        """Send one request, as another program would; return (status, headers, body)."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=names)
        response = connection.getresponse()
        answer = response.status, response.headers, response.read()
        connection.close()
        return answer

    def send_raw(self, data: bytes) -> bytes:
        """Send bytes that no proper client would; return the beginning of what comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as link:
            link.sendall(data)
            link.shutdown(socket.SHUT_WR)
            return link.recv(4096)
