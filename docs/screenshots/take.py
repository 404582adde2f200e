"""Take the README's screenshots from a running site: python docs/screenshots/take.py http://127.0.0.1:8000

Needs playwright (requirements-ci.txt) and Debian's Chromium.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
PHONE = {"width": 360, "height": 740}
PAGES = {
    "home-en": "/en/",
    "home-es": "/es/",
    "service-en": "/en/services/chirla-larrn-hotline/",
    "point-en": "/en/directives/bass-ed-12/point_4/",
    "progress-es": "/es/progress/",
}


def main(site: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        page = browser.new_page(viewport=PHONE)
        for name, path in PAGES.items():
            page.goto(site.rstrip("/") + path)
            page.screenshot(path=FOLDER / f"{name}-360.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
