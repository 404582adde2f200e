"""Names of sources as residents can read them: without the file names of the copies that we read."""

import re

IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
FILE = re.compile(r"^(stored files? [\d, ]+|[\w-]+\.(js|tsx|sql|json))$")


def readable(name: str) -> str:
    """Return the name without "(stored file 123)" and "(foodResources.js)"; other brackets stay."""

    def kept(match: re.Match) -> str:
        parts = [part.strip() for part in match.group(1).split(";")]
        words = "; ".join(part for part in parts if not FILE.match(part))
        return f" ({words})" if words else ""

    return IN_BRACKETS.sub(kept, name).removesuffix(", site source")
