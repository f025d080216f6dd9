"""Reading the annotation: its documents and sheets, checked.

A folder `PART/ID.json` for each part (`train`, `dev`, `test`), and `docs/ID.json` with `id`,
`source`, `published` (or null) and `text`. The form of a sheet is in the codebook.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.claims.sheet import (
    Act,
    AnnotatedDocument,
    Attributed,
    Bond,
    Bounds,
    Count,
    Days,
    Harm,
    Prospect,
    Role,
    Saying,
    Sheet,
    mode_of,
)
from bench.claims.vocabulary import check
from bench.kit.files import files_in, json_of, parts_in
from bench.kit.spans import Extent
from bench.kit.tools import Keyed, document_of
from bench.kit.types import MissingDataError

PARTS = ("train", "dev", "test")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_Entry = Mapping[str, Any]


def load(folder: Path, *parts: str) -> list[AnnotatedDocument]:
    """Return the documents of those parts that are there, in the order of parts and names.

    Raises:
        MissingDataError: If none is there, or a file is not of its form.
    """
    return [
        _annotated(folder, part, path)
        for part in parts_in(folder, *(parts or PARTS))
        for path in files_in(folder / part, "*.json")
    ]


def _annotated(folder: Path, part: str, path: Path) -> AnnotatedDocument:
    entry = json_of(path)
    try:
        name = entry["doc"]
        told = json_of(folder / "docs" / f"{name}.json")
        text = told["text"]
        day = told["published"]
        return AnnotatedDocument(
            id=name,
            part=part,
            document=document_of(
                text,
                id=name,
                published=date.fromisoformat(day) if day else None,
                source=told["source"],
            ),
            sheet=_Sheet(text).of(entry),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        words = f"{path} is not of the form of the codebook: {type(error).__name__} {error}"
        raise MissingDataError(words) from error


class _Sheet:
    """The entries of one document, each span checked against its text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, entry: _Entry) -> Sheet:
        check(entry, str(entry["doc"]))
        sheet = Sheet(
            sayings=tuple(self._saying(each) for each in entry["attributions"]),
            acts=tuple(self._act(each) for each in entry["occurrences"]),
            bonds=tuple(self._bond(each) for each in entry["ties"]),
            counts=tuple(self._count(each) for each in entry["tallies"]),
            prospects=tuple(self._prospect(each) for each in entry["outlooks"]),
            contradictions=tuple(
                (frozenset({one}), frozenset({other})) for one, other, *_ in entry["contradictions"]
            ),
        )
        _check_references(sheet)
        return sheet

    def _saying(self, entry: _Entry) -> Saying:
        return Saying(
            id=entry["id"],
            source=self._spans(entry["source"]),
            cue=self._maybe(entry["cue"]),
            content=self._spans(entry["content"]),
            source_kind=entry["source_kind"],
            # The codebook's decision: an unexpressed source is not named, null or false.
            named=entry["named"] if entry["source"] else False,
            via=self._maybe(entry["via"]),
            stance=entry["stance"],
            basis=entry["basis"],
            basis_span=self._maybe(entry["basis_span"]),
            likelihood=self._maybe(entry["likelihood"]),
            direct=entry["direct"],
            parent=entry["parent"],
        )

    def _act(self, entry: _Entry) -> Act:
        parties = [
            Role(
                role=role,
                span=self._span(each["span"]),
                kind=each["kind"],
                status=each["status"],
            )
            for role, key in (("actor", "actors"), ("recipient", "recipients"))
            for each in entry[key]
        ]
        others = [
            Role(role=role, span=span)
            for role, key in (("weapon", "weapons"), ("place", "places"))
            for span in self._spans(entry[key])
        ]
        times = [
            Role(role="time", span=self._span(each["span"]), days=days_of(each))
            for each in entry["times"]
        ]
        count = entry["count"]
        return Act(
            id=entry["id"],
            trigger=self._span(entry["trigger"]),
            type=entry["type"],
            mode=mode_of(entry["mode"]),
            realis=entry["realis"],
            background=entry["background"],
            count=None if count is None else _bounds(count),
            roles=(*parties, *others, *times),
            harm=tuple(
                Harm(
                    kind=each["kind"],
                    bounds=_bounds(each),
                    who=self._maybe(each["who"]),
                    figure=self._maybe(each["figure"]),
                )
                for each in entry["harm"]
            ),
            attribution=entry["attribution"],
            incident=entry["incident"],
        )

    def _bond(self, entry: _Entry) -> Bond:
        return Bond(
            id=entry["id"],
            parties=(self._span(entry["from"]), self._span(entry["to"])),
            kind=entry["kind"],
            trigger=self._span(entry["trigger"]),
            status=entry["status"],
            attribution=entry["attribution"],
        )

    def _count(self, entry: _Entry) -> Count:
        return Count(
            id=entry["id"],
            span=self._span(entry["span"]),
            figure=self._maybe(entry["figure"]),
            of=entry["of"],
            bounds=_bounds(entry),
            places=self._none_or_one(entry["place"]),
            window=self._maybe(entry["window"]),
            attribution=entry["attribution"],
        )

    def _prospect(self, entry: _Entry) -> Prospect:
        days = days_of({"value": entry["until"]})
        return Prospect(
            id=entry["id"],
            span=self._span(entry["span"]),
            kind=entry["kind"],
            horizon=self._maybe(entry["horizon"]),
            until=days[1] if days else None,
            likelihood=self._maybe(entry["likelihood"]),
            by=self._none_or_one(entry["by"]),
            attribution=entry["attribution"],
        )

    def _spans(self, entries: Sequence[_Entry]) -> tuple[Extent, ...]:
        return tuple(self._span(each) for each in entries)

    def _maybe(self, entry: _Entry | None) -> Extent | None:
        return None if entry is None else self._span(entry)

    def _none_or_one(self, entry: _Entry | None) -> tuple[Extent, ...]:
        return () if entry is None else (self._span(entry),)

    def _span(self, entry: _Entry) -> Extent:
        span = (entry["start"], entry["end"])
        if self._text[slice(*span)] != entry["q"]:
            raise ValueError(f"the text does not have {entry['q']!r} at {span}")
        return span


def days_of(entry: _Entry) -> Days | None:
    """Return the days of a value and, where it has one, its end; None where none is told.

    Raises:
        ValueError: If a value is not of a form that the codebook has.
    """
    first, last = _interval(entry.get("value")), _interval(entry.get("end"))
    if first is None and last is None:
        return None
    whole = first or (None, None)
    return (whole[0], last[1]) if last else whole


def _interval(value: str | None) -> Days | None:
    if value is None:
        return None
    if found := _DAY.fullmatch(value):
        day = date(*map(int, found.groups()))
        return day, day
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=6)
    if found := _MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if _YEAR.fullmatch(value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    raise ValueError(f"{value!r} is no day, week, month or year")


def _bounds(entry: _Entry) -> Bounds:
    return entry["low"], entry["high"]


def _check_references(sheet: Sheet) -> None:
    """Raise ValueError where an id is given twice, or one is named that is not there."""
    layers: tuple[Sequence[Keyed], ...] = (
        sheet.sayings,
        sheet.acts,
        sheet.bonds,
        sheet.counts,
        sheet.prospects,
    )
    ids = [each.id for layer in layers for each in layer]
    if len(ids) != len(set(ids)):
        raise ValueError("an id is given twice")
    sayings = {each.id for each in sheet.sayings}
    told: tuple[Attributed, ...] = (*sheet.acts, *sheet.bonds, *sheet.counts, *sheet.prospects)
    named = {each.parent for each in sheet.sayings} | {each.attribution for each in told}
    if missing := named - sayings - {None}:
        raise ValueError(f"there is no attribution {', '.join(sorted(filter(None, missing)))}")
