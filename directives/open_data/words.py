"""The words of the pages as plain text: rendered by the templates of the pages, so that they are the same."""

import re
from html import unescape

from django.template.loader import render_to_string

from directives.duties import Duty, Part
from directives.templatetags.policy import named

BREAK = re.compile(r"\s*<br>\s*")
TAG = re.compile(r"<[^>]+>")


def plain(template: str, **context: object) -> str:
    """What a reader sees of a template, in one line; a line break becomes a semicolon."""
    return as_text(render_to_string(template, context))


def as_text(html: str) -> str:
    text = unescape(TAG.sub("", BREAK.sub("; ", html)))
    return re.sub(r" ([,.;:])", r"\1", " ".join(text.split()))


def name_of(directive) -> str:
    return as_text(str(named(directive)))


class DutyWords:
    """Both axes of duties. Hundreds of departments share a few sentences: each is rendered once."""

    def __init__(self):
        self.rendered: dict[tuple, str] = {}

    def evidence(self, duty: Duty, part: Part | None) -> str:
        mark = part.evidence if part else duty.evidence
        key = ("evidence", mark.result, mark.as_of, mark.last_on, duty.due.goes_on)
        return self.once(key, "components/evidence_words.html", mark=mark, goes_on=duty.due.goes_on)

    def time(self, duty: Duty) -> str:
        return self.once(("time", duty.due), "components/due.html", duty=duty)

    def done(self, part: Part | None) -> str | None:
        if part is None or part.done is None:
            return None
        key = ("done", part.done, part.evidence.happened_on)
        return self.once(key, "components/done.html", part=part)

    def once(self, key: tuple, template: str, **context: object) -> str:
        if key not in self.rendered:
            self.rendered[key] = plain(template, **context)
        return self.rendered[key]
