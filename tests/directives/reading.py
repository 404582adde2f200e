"""A page as a reader hears it: its words, without tags and in one line."""

import re
from html import unescape

from django.test import Client


def words_of(html: str) -> str:
    main = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))
    return re.sub(r" ([,.:;)])", r"\1", text).strip()


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, f"{path}: {response.status_code}"
    return words_of(response.content.decode())
