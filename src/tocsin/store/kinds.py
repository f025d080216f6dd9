"""The kinds of records that a ledger holds, and the columns in which each is searched."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Table

from tocsin.core.types import (
    Addition,
    Alert,
    CaseEvent,
    Delivery,
    Document,
    Feed,
    Forecast,
    Judgement,
    Reading,
    Resolution,
    Retrieval,
    SourceGrade,
    Watch,
)
from tocsin.store import schema

Recorded = (
    Document
    | Reading
    | Judgement
    | Feed
    | Retrieval
    | Addition
    | SourceGrade
    | Watch
    | Alert
    | Delivery
    | Forecast
    | Resolution
    | CaseEvent
)
Record = TypeVar("Record", bound=Recorded)
Columns = Mapping[str, str | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Where records of one kind stand.

    `columns` are those beside id, time and record itself. With `waits` one process at a time
    records, so that what counts the rows meanwhile misses none.
    """

    table: Table
    columns: Callable[[Any], Columns] = lambda _: {}
    waits: bool = False


KINDS: Mapping[type, Kind] = {
    Document: Kind(
        table=schema.documents,
        columns=lambda each: {"source": each.source, "url": each.url, "title": each.title},
    ),
    Reading: Kind(
        table=schema.readings,
        columns=lambda each: {"document_id": each.document_id},
        waits=True,
    ),
    Judgement: Kind(table=schema.judgements, waits=True),
    Addition: Kind(
        table=schema.additions,
        columns=lambda each: {"kind": each.kind.value, "entry_id": each.entry_id},
    ),
    SourceGrade: Kind(
        table=schema.source_grades, columns=lambda each: {"source_id": each.source_id}
    ),
    Feed: Kind(table=schema.feeds, columns=lambda each: {"url": each.url}),
    Retrieval: Kind(
        table=schema.retrievals,
        columns=lambda each: {
            "feed_url": each.feed_url,
            "answered": each.error is None,
            "told": each.new > 0 or each.newest_entry_at is not None,
        },
    ),
    Watch: Kind(table=schema.watches, columns=lambda each: {"subject": each.name}),
    Alert: Kind(table=schema.alerts, columns=lambda each: {"subject": each.watch}, waits=True),
    Delivery: Kind(
        table=schema.deliveries, columns=lambda each: {"subject": each.message_id}, waits=True
    ),
    Forecast: Kind(table=schema.forecasts, columns=lambda each: {"subject": each.by}),
    Resolution: Kind(table=schema.resolutions, columns=lambda each: {"subject": each.subject}),
    CaseEvent: Kind(
        table=schema.case_events,
        columns=lambda each: {"subject": each.case_id, "previous": each.previous or ""},
        waits=True,
    ),
}
