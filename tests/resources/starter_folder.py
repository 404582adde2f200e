"""A folder of starter facts with one service, and what tests of `load_starter` ask again and again."""

import json
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command

DATA = settings.BASE_DIR / "data"

SERVICE = {
    "slug": "food-on-first",
    "name": "Food on First",
    "organization": "pantry",
    "summary": "Free groceries.",
    "cost": "free",
    "main_need": "groceries",
    "needs": ["groceries"],
    "areas": ["center"],
    "asks_immigration_status": "unknown",
    "asks_photo_id": "unknown",
    "asks_proof_of_address": "unknown",
    "asks_social_security": "unknown",
    "asks_income": "unknown",
    "check_kind": "other",
    "languages": ["en", "es"],
    "hours": [{"weekdays": "MO,TU", "kind": "regular", "opens": "09:00", "closes": "12:00"}],
    "phones": [
        {
            "number": "+12135550100",
            "kind": "office",
            "as_printed": "213-555-0100",
            "note": "Ask for the pantry",
            "tier": "B",
            "sightings": [{"source_name": "Example list", "source_url": "https://example.org/"}],
        }
    ],
    "at_locations": [{"location": {"street": "1 Example Street", "city": "Los Angeles", "area": "center"}}],
    "source_name": "Example list",
    "verify_priority": "check",
}


def read(name: str, folder: Path = DATA):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def write(folder: Path, name: str, content) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def load(**options) -> str:
    output = StringIO()
    call_command("load_starter", stdout=output, stderr=StringIO(), **options)
    return output.getvalue()


def row_counts() -> dict[str, int]:
    """All rows of the site's own tables, histories too."""
    return {
        model._meta.label: model._default_manager.count()
        for app in ("publishing", "resources", "directives", "pages")
        for model in apps.get_app_config(app).get_models()
    }


def make_small_folder(folder: Path) -> None:
    """Write the facts of one service: what a test damages."""
    write(folder, "check_intervals.json", [{"kind": "other", "days": 90}])
    write(folder, "number_conflicts.json", [])
    write(folder, "organizations.json", [{"slug": "pantry", "name": "Pantry", "kind": "nonprofit"}])
    write(folder, "areas.json", [{"slug": "center", "name": "Center", "reach": "neighborhood"}])
    write(folder, "audiences.json", [])
    write(
        folder,
        "needs.json",
        [{"slug": "food", "name": "Food", "children": [{"slug": "groceries", "name": "Groceries"}]}],
    )
    write(folder, "services.json", [SERVICE])
    write(folder, "es/words.json", {"needs": {"food": "Comida"}, "areas": {}, "audiences": {}})
    write(folder, "es/services.json", {"food-on-first": {"name": "Comida en First"}})
    write(folder, "es/phones.json", {"food-on-first": {"213-555-0100": {"note": "Pregunte por la despensa"}}})
