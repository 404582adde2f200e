"""Where sources disagree, what was counted and said, what is not known, and what people ask."""

from directives.models import Claim, Directive, Discrepancy, Gap, Question, Quotation, Source, Statistic
from publishing.starter import StarterFolder

from .records import Records


def load_discrepancies(folder: StarterFolder) -> None:
    """Make the disagreements, each with its claims in the order of the file."""
    records = Records(folder, "discrepancies.json")
    rows = records.make_rows(Discrepancy, without=("claims",), directive=Directive)
    claims = []
    for name, record in records:
        for position, claim in enumerate(folder.value(records.file, record, name, "claims"), start=1):
            if name not in records.made:
                folder.kept["claim"] += 1
                continue
            key = f"{name}, claim {position}"
            fields = records.fields(Claim, key, claim, (), {"source": Source})
            row = records.new(Claim, key, fields | {"discrepancy": rows[name], "position": position})
            claims.append((row, records.file, key))
    folder.save_all(claims)
    records.translate(rows)


def load_plain_statements(folder: StarterFolder) -> None:
    """Make figures, quotations, gaps and questions: rows that stand alone and are not translated."""
    Records(folder, "statistics.json").make_rows(Statistic, source=Source)
    Records(folder, "quotations.json").make_rows(Quotation, directive=Directive, source=Source)
    Records(folder, "questions.json").make_rows(Question, source=Source)
    Records(folder, "gaps.json").make_rows(Gap)
