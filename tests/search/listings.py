"""Documents for tests: `listing(1, "Food pantry", phones=["+12135550100"])`."""

from search.documents import Document


def listing(
    pk: int, name: str = "", *, language: str = "en", summary: str = "", organization: str = "", rest: str = "", **more
):
    texts = {language: {"name": name, "summary": summary, "organization": organization, "rest": rest}}
    for field in ("concepts", "phones", "filters", "points"):
        more[field] = tuple(more.get(field, ()))
    return Document(id=pk, texts=texts, **more)
