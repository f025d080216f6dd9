"""Counts and reported totals as rows: for tables on a terminal, and for spreadsheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.sums import areas_of
from tocsin.core.types import CountRow, Counts, Coverage, CoverageShare, HarmSum
from tocsin.core.vocab import FigureKind
from tocsin.publish.counts.words import (
    NONE,
    harm_words,
    incidents_words,
    row_label,
    share_words,
    span_words,
)
from tocsin.publish.sections import check_words, place_names, tallied_noun
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.phrases import FIGURE_WORDS
from tocsin.publish.wording.words import capitalised, figure_words, listed, when_words

COVERAGE_UNKNOWN = "No reported total to compare with: coverage unknown."


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A row of counts for people; `harm` holds the words for each kind told, in one order."""

    label: str
    incidents: str
    harm: tuple[str, ...]
    others: str
    reports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCells:
    """A row of counts for a spreadsheet. Empty is unknown or, of an upper bound, open.

    `..._silent` incidents say nothing of it; `..._contested` are those whose reports conflict.
    """

    by: str
    key: str
    label: str
    first: str | None
    last: str | None
    incidents_low: int
    incidents_high: int
    acts_low: int
    acts_high: int | None
    killed_low: int | None
    killed_high: int | None
    killed_silent: int | None
    killed_contested: int | None
    injured_low: int | None
    injured_high: int | None
    injured_silent: int | None
    injured_contested: int | None
    others_low: int
    others_high: int
    reports: int | None
    incident_ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalLine:
    """A reported total beside the ledger's own count, in one row; None is unknown."""

    claims: str
    reported: str
    of_what: str
    window: str
    area: str
    who: str
    opinion: bool
    check: str
    coverage: str
    parts: str
    reported_low: int | None
    reported_high: int | None
    ledger_low: int | None
    ledger_high: int | None
    coverage_low: float | None
    coverage_high: float | None
    interval_low: float | None
    interval_high: float | None
    unknown: int


def harm_titles(counts: Counts) -> tuple[str, ...]:
    """Return the heads of the columns of harm."""
    return tuple(capitalised(FIGURE_WORDS[each.kind]) for each in counts.total.harm)


def count_lines(counts: Counts, names: Mapping[str, str]) -> tuple[CountLine, ...]:
    """Return the rows of counts in words, the total last."""
    rows = [(row_label(row, counts, names), row) for row in counts.rows]
    beside = counts.by != "type" or bool(counts.total.others_high)
    return tuple(
        _line(label, row, beside=beside) for label, row in (*rows, ("Total", counts.total))
    )


def totals_text(lines: Sequence[TotalLine]) -> str:
    """Return reported totals beside what the ledger has of them, as text for a terminal."""
    if not lines:
        return f"{COVERAGE_UNKNOWN}\n"
    text = ["Reported totals, not added to incidents, and what the ledger has of them:"]
    for line in lines:
        opinion = "Opinion: " * line.opinion
        text.append(
            f"- {opinion}{line.reported} {line.of_what}. {line.window}; area: {line.area}. "
            f"Said by: {line.who}."
        )
        text.append(f"  Ledger: {line.coverage}")
        text.extend(f"    {part}" for part in line.parts.split(" | ") if part)
        if line.parts:
            text.append(f"  {line.check}")
    return "\n".join(text) + "\n"


def _line(label: str, row: CountRow, *, beside: bool) -> CountLine:
    unread = row.high == row.others_high == 0 and row.reports == 0
    return CountLine(
        label=label,
        incidents=NONE if unread else incidents_words(row),
        harm=tuple(harm_words(each, row) for each in row.harm),
        others=span_words(row.others_low, row.others_high) if beside else NONE,
        reports=NONE if row.reports is None else f"{row.reports}",
    )


def count_cells(counts: Counts, names: Mapping[str, str]) -> tuple[CountCells, ...]:
    """Return the rows of counts in numbers, the total last."""
    rows = [(row_label(row, counts, names), row) for row in counts.rows]
    return tuple(_cells(label, row, counts) for label, row in (*rows, ("Total", counts.total)))


def _cells(label: str, row: CountRow, counts: Counts) -> CountCells:
    killed = _harm(row, FigureKind.KILLED)
    injured = _harm(row, FigureKind.INJURED)
    return CountCells(
        by=counts.by,
        key=row.key,
        label=label,
        first=row.first.isoformat() if row.first else None,
        last=row.last.isoformat() if row.last else None,
        incidents_low=row.low,
        incidents_high=row.high,
        acts_low=row.acts_low,
        acts_high=row.acts_high,
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        killed_silent=killed.silent if killed else None,
        killed_contested=len(killed.contested) if killed else None,
        injured_low=injured.low if injured else None,
        injured_high=injured.high if injured else None,
        injured_silent=injured.silent if injured else None,
        injured_contested=len(injured.contested) if injured else None,
        others_low=row.others_low,
        others_high=row.others_high,
        reports=row.reports,
        incident_ids="; ".join((*row.certain_ids, *row.possible_ids)),
    )


def _harm(row: CountRow, kind: FigureKind) -> HarmSum | None:
    """Return the harm of a kind, None where no incident of the row says anything of it."""
    found = next((each for each in row.harm if each.kind is kind), None)
    return None if found is None or found.silent >= row.high else found


def total_lines(coverage: tuple[Coverage, ...], shelf: Shelf) -> tuple[TotalLine, ...]:
    """Return reported totals with the ledger's own counts, in the order given."""
    return tuple(_total(each, shelf) for each in coverage)


def _total(each: Coverage, shelf: Shelf) -> TotalLine:
    tally, share = each.tally, each.share or _NO_SHARE
    claims = shelf.claims_of(each.claim_ids)
    areas = areas_of(tally)
    return TotalLine(
        claims="; ".join(each.claim_ids),
        reported=figure_words(tally.figure),
        of_what=tallied_noun(tally),
        window=capitalised(when_words(tally.window)),
        area=listed(place_names(areas)) if areas else "not told",
        who=capitalised(shelf.chains(claims)),
        opinion=each.opinion,
        check=check_words(tally),
        coverage=coverage_words(each),
        parts=" | ".join(part_words(each)),
        reported_low=share.reported_low,
        reported_high=share.reported_high,
        ledger_low=share.ledger_low if each.share else None,
        ledger_high=share.ledger_high,
        coverage_low=share.share_low,
        coverage_high=share.share_high,
        interval_low=share.interval_low,
        interval_high=share.interval_high,
        unknown=each.unknown,
    )


_NO_SHARE = CoverageShare(reported_low=None, reported_high=None, ledger_low=0, ledger_high=None)


def coverage_words(each: Coverage, noun: str = "") -> str:
    """Return how much of a reported total the ledger has, or why that is unknown."""
    if each.share is None:
        return f"coverage unknown: {each.why_not}"
    words = share_words(each.share, noun)
    if each.unknown:
        words += f"; {each.unknown} more of unknown date or place may belong"
    return words


def part_words(each: Coverage) -> tuple[str, ...]:
    """Return how much of each part of a reported total the ledger has."""
    return tuple(
        f"{listed(place_names([part.area])) if part.area else 'part'}: {share_words(part.share)}"
        for part in each.parts
    )
