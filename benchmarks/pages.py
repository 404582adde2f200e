"""How fast pages open: stored and not, beside what the same server can do at most.

    python benchmarks/pages.py
    python benchmarks/pages.py --seconds 5 --rounds 5

Everything runs on this machine, in a folder that is deleted afterwards. The runs for each comparison take
turns. A ratio compares the processor time that the workers spent on one request: whoever asks, and whatever
else runs on the machine, is not in it. With `wrk` installed it sends the requests, else a loop here.
"""

import argparse
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
CONNECTIONS = 8
WORKERS = 2
# An application that does nothing but send what it was given: at /few/ without the headers that protect a reader.
BARE = """
import json, os
from pathlib import Path
body = Path(os.environ["BARE_BODY"]).read_bytes()
headers = [tuple(pair) for pair in json.loads(Path(os.environ["BARE_HEADERS"]).read_text())]
few = [pair for pair in headers if pair[0] in ("Content-Type", "Content-Encoding", "Content-Length")]

def application(environ, start_response):
    start_response("200 OK", few if environ["PATH_INFO"] == "/few/" else headers)
    return [body]
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        folder = Path(folder)
        os.environ |= {"VAR_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "DEBUG": "false",
                       "HTTPS": "false", "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
        started = time.perf_counter()
        site = stack.enter_context(serving_site())
        ask(site, "/en/")
        row("start of an empty folder to the first page", f"{time.perf_counter() - started:.1f} s")
        site.terminate_and_wait()
        started = time.perf_counter()
        site = stack.enter_context(serving_site())
        ask(site, "/en/")
        row("second start to the first page", f"{time.perf_counter() - started:.1f} s")
        row("stored page: from an edit until each worker shows it", edit_to_visible(site))
        compare(stack, folder, site, wishes)
        row("memory of a worker after that", site.memory())
        for path in pages_of(site):
            visit_uncached(path)


def row(name: str, figure: str) -> None:
    sys.stdout.write(f"| {name} | {figure} |\n")
    sys.stdout.flush()


class Server:
    """A process of gunicorn on a port of this machine."""

    def __init__(self, command: list[str], port: int, **env: str):
        self.port = port
        self.process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 120
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    sys.exit(f"{' '.join(command)} did not start.")
                time.sleep(0.02)

    def terminate_and_wait(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)

    def workers(self) -> list[Path]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [Path(f"/proc/{pid}") for pid in children]

    def memory(self) -> str:
        """Of the largest worker, in MiB: all that it holds, and its own share of it."""
        held = max(int(re.search(r"VmRSS:\s+(\d+)", (pid / "status").read_text())[1]) for pid in self.workers())
        share = max(int(re.search(r"Pss:\s+(\d+)", (pid / "smaps_rollup").read_text())[1]) for pid in self.workers())
        return f"{held / 1024:.0f} MiB, of which {share / 1024:.0f} its own share"

    def processor_seconds(self) -> float:
        """What the workers have used so far, in the program and in the system."""
        used = [(pid / "stat").read_text().rpartition(")")[2].split()[11:13] for pid in self.workers()]
        return sum(int(ticks) for pair in used for ticks in pair) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(command: list[str], port: int, **env: str):
    server = Server(command, port, **env)
    try:
        yield server
    finally:
        server.terminate_and_wait()


def serving_site():
    port = free_port()
    return serving([sys.executable, "manage.py", "serve", "--port", str(port), "--workers", str(WORKERS)], port)


def serving_bare(folder: Path, headers: dict, body: bytes):
    (folder / "bare.py").write_text(BARE)
    of_gunicorn = {"Server", "Date", "Connection", "Transfer-Encoding"}
    kept = [pair for pair in headers.items() if pair[0] not in of_gunicorn]
    (folder / "headers").write_text(json.dumps(kept))
    (folder / "body").write_bytes(body)
    port = free_port()
    # The same settings of gunicorn: what it costs by itself is in both.
    command = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "config/gunicorn.py"), "-w", str(WORKERS),
               "-b", f"127.0.0.1:{port}", "bare:application"]  # fmt: skip
    files = {"BARE_BODY": str(folder / "body"), "BARE_HEADERS": str(folder / "headers")}
    return serving(command, port, PYTHONPATH=str(folder), **files)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(server: Server, path: str, **headers: str) -> tuple[int, dict, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    answer = response.status, dict(response.headers), response.read()
    connection.close()
    return answer


def compare(stack: ExitStack, folder: Path, site: Server, wishes: argparse.Namespace) -> None:
    _, headers, body = ask(site, "/en/services/", Accept_Encoding="br")
    bare = stack.enter_context(serving_bare(folder, headers, body))
    style = re.search(rb'href="(/static/css/components[^"]+)"', ask(site, "/en/")[2])[1].decode()
    runs = {
        "stored": (site, "/en/services/"),
        "bare": (bare, "/"),
        "few": (bare, "/few/"),
        "file": (site, style),
        "uncached": (site, "/en/services/?page=1"),
    }
    speeds: dict[str, list[float]] = {name: [] for name in runs}
    costs: dict[str, list[float]] = {name: [] for name in runs}
    for server, path in runs.values():
        for _ in range(20):
            ask(server, path, Accept_Encoding="br")
    for _ in range(wishes.rounds):
        for name, (server, path) in runs.items():
            used = server.processor_seconds()
            speeds[name].append(requests_per_second(server.port, path, wishes.seconds))
            costs[name].append((server.processor_seconds() - used) / (speeds[name][-1] * wishes.seconds))
    row(f"stored list ({len(body):,} bytes), requests a second", f"{statistics.median(speeds['stored']):,.0f}")
    row("stored list, processor time a request", f"{1e6 * statistics.median(costs['stored']):,.0f} µs")
    for name, words in (("bare", "a bare WSGI application, same bytes and headers"),
                        ("few", "a bare WSGI application, same bytes and 3 of the 14 headers"), ("file", "a style sheet by WhiteNoise"),
                        ("uncached", "the same list, not stored")):  # fmt: skip
        ratios = [other / one for one, other in zip(costs["stored"], costs[name], strict=True)]
        row(f"stored list against {words}", f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


def requests_per_second(port: int, path: str, seconds: float) -> float:
    if tool := shutil.which("wrk"):
        command = [tool, "-t", "1", "-c", str(CONNECTIONS), "-d", f"{max(1, round(seconds))}s", "-H", "Accept-Encoding: gzip, br",
                   f"http://127.0.0.1:{port}{path}"]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
        return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1])
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n".encode()
    counts: list[int] = []
    until = time.perf_counter() + seconds

    def keep_asking() -> None:
        count = 0
        while time.perf_counter() < until:
            with socket.create_connection(("127.0.0.1", port)) as link:
                link.sendall(request)
                first = link.recv(65536)
                while link.recv(65536):
                    pass
            if not first.startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"{path}: {first[:40]!r}")
            count += 1
        counts.append(count)

    askers = [Thread(target=keep_asking) for _ in range(CONNECTIONS)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    return sum(counts) / seconds


def edit_to_visible(site: Server) -> str:
    """Ask without a pause while another process saves a service; the last old answer tells."""
    path = pages_of(site)[2]
    slug, mark = path.split("/")[-2], f"Changed {time.time_ns()}"
    script = (
        "import django, sys, time; django.setup(); from resources.models import Service; "
        "row = Service.objects.get(slug=sys.argv[1]); row.name = sys.argv[2]; row.save(); print(time.time())"
    )
    editor = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", script, slug, mark], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    until, last_old, new = time.time() + 60, 0.0, 0
    while new < 1000 and time.time() < until:
        asked = time.time()
        if mark.encode() in ask(site, path)[2]:
            new += 1
        else:
            new, last_old = 0, asked
    saved = float(editor.communicate()[0])
    return f"{max(last_old - saved, 0):.2f} s" if new else "not within a minute"


def pages_of(site: Server) -> list[str]:
    listed = ask(site, "/en/services/")[2].decode()
    service = re.search(r'href="(/en/services/[a-z0-9-]+/)"', listed)[1]
    return ["/en/", "/en/services/", service, "/en/progress/", "/es/progress/"]


def visit_uncached(path: str) -> None:
    """Queries and processor time of one page made by Django, in this process."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    for _ in range(3):
        client.get(path)
    times = []
    for _ in range(15):
        begun = time.process_time()
        response = client.get(path)
        times.append(1000 * (time.process_time() - begun))
    if response.status_code != 200:
        sys.exit(f"{path}: {response.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    row(f"not stored: {path}", f"{len(queries)} queries, {statistics.median(times):.0f} ms of processor")


if __name__ == "__main__":
    main()
