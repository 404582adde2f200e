"""How rows are named where staff choose among them."""

from resources.models import Need


def need_label(need: Need) -> str:
    return f"{need.parent} › {need}" if need.parent_id else str(need)
