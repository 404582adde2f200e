"""Save every public page of a running site as a file, for a checker of HTML: save_pages.py SITE FOLDER"""

import re
import sys
from pathlib import Path
from urllib.request import urlopen

LINK = re.compile(r'href="(/(?:en|es)/[^"?#]*)"')


def main(site: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    waiting, seen = ["/en/", "/es/"], {"/en/", "/es/"}
    while waiting:
        path = waiting.pop()
        with urlopen(site.rstrip("/") + path, timeout=30) as answer:  # noqa: S310 (an address of this machine)
            if not answer.headers["Content-Type"].startswith("text/html"):
                continue
            text = answer.read().decode()
        (folder / f"{path.strip('/').replace('/', '_')}.html").write_text(text)
        new = set(LINK.findall(text)) - seen
        seen |= new
        waiting += sorted(new)
    sys.stdout.write(f"{len(seen)} addresses\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
