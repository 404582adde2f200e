"""Requests for records, cases in court, and everything that happened."""

from directives.models import Body, Directive, Event, LegalAction, RecordsRequest, Source
from publishing.starter import StarterFolder

from .records import Records


def load_records_requests(folder: StarterFolder) -> None:
    Records(folder, "records_requests.json").make_rows(RecordsRequest, requester=Body, agency=Body, source=Source)


def load_legal_actions(folder: StarterFolder) -> None:
    Records(folder, "legal_actions.json").make_rows(LegalAction, source=Source)


def load_events(folder: StarterFolder) -> None:
    records = Records(folder, "events.json")
    rows = records.make_rows(
        Event, directive=Directive, request=RecordsRequest, case=LegalAction, body=Body, source=Source
    )
    records.translate(rows)
