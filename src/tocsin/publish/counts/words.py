"""Counts in words: ranges, harm, periods, coverage. Unknown is a word, never 0."""

from collections.abc import Mapping
from datetime import timedelta

from tocsin.core.day_words import MONTHS
from tocsin.core.types import CountRow, Counts, CoverageShare, HarmSum
from tocsin.core.vocab import EventType, Mode
from tocsin.publish.wording.phrases import MODE_NOUNS, TYPE_NOUNS
from tocsin.publish.wording.words import capitalised, counted, range_words

NONE = "–"
_MANY = 12  # of more pairs the rest is counted
_NO_GROUP = {
    "week": "Date not known closely enough",
    "month": "Date not known closely enough",
    "country": "Country not told",
    "admin1": "First-order area not told",
    "actor": "Nobody named",
    "type": "How it was done not told",
}


def span_words(low: int, high: int | None) -> str:
    """Return a number that lies in a range, in digits: "1", "0 to 2", "at least 3".

    >>> span_words(1, 1), span_words(0, 2), span_words(3, None)
    ('1', '0 to 2', 'at least 3')
    """
    if low == high:
        return f"{low:,}"
    return f"at least {low:,}" if high is None else f"{low:,} to {high:,}"


def incidents_words(row: CountRow) -> str:
    """Return how many incidents a row has, and how many acts where these are not as many."""
    words = span_words(row.low, row.high)
    if (row.acts_low, row.acts_high) == (row.low, row.high):
        return words
    return f"{words} ({span_words(row.acts_low, row.acts_high)} acts)"


def harm_words(harm: HarmSum, row: CountRow) -> str:
    """Return how many were harmed; how many incidents say nothing, and whether it is contested."""
    if row.high == 0:
        return NONE
    if harm.silent >= row.high:
        return "not said"
    low, high = harm.low, harm.high
    words = "not known" if (low, high) == (0, None) else span_words(low, high)
    if low == 0 and high:
        words = f"at most {high:,}"
    if harm.approximate:
        words = f"about {words}" if low == high else f"{words}, some of it “about”"
    notes = []
    if harm.silent:
        notes.append(f"{harm.silent} of {row.high} {'say' if harm.silent > 1 else 'says'} nothing")
    if harm.contested:
        notes.append("contested")
    return "; ".join([words, *notes])


def row_label(row: CountRow, counts: Counts, names: Mapping[str, str]) -> str:
    """Return what a row is: its days, or the name of its group."""
    if row.first is not None and row.last is not None:
        return period_words(row, counts.by)
    if not row.key:
        return _NO_GROUP[counts.by]
    if counts.by == "admin1":
        country, _, area = row.key.partition(".")
        return f"{area}, {names.get(country, country)}"
    if counts.by == "type":
        return _type_words(row.key)
    return names.get(row.key, row.key)


def period_words(row: CountRow, by: str) -> str:
    """Return the days of a row: "January 2024", "1–7 Jan 2024"."""
    first, last = row.first, row.last
    assert first is not None and last is not None
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if by == "month" and whole and first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    end = f"{last.day} {MONTHS[last.month - 1][:3]} {last.year}"
    if first == last:
        return end
    if first.month == last.month:
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1][:3]}{year} – {end}"


def _type_words(key: str) -> str:
    known = {kind.value: nouns[1] for kind, nouns in TYPE_NOUNS.items()}
    modes = {mode.value: plural for _, mode, _, plural in MODE_NOUNS}
    return capitalised({**modes, **known}.get(key, key))


def share_words(share: CoverageShare, noun: str = "") -> str:
    """Return what the ledger has of a reported number, with the interval around it.

    For instance "0 of 23 attacks (0%; 95% interval 0% to 15%)".
    """
    reported = range_words(share.reported_low, share.reported_high).replace("none", "0")
    found = span_words(share.ledger_low, share.ledger_high)
    if share.ledger_high is None and share.share_low is None:
        return f"{reported} reported; not compared"
    if share.ledger_high is None and share.ledger_low == 0:
        return f"{reported} reported; what the ledger has of them gives no number"
    words = f"{found} of {reported} {noun}".rstrip()
    if share.beyond:
        return f"{words}: more than reported, so the two count different things"
    if share.share_low is None or share.share_high is None:
        return words
    low, high = _percent(share.share_low), _percent(share.share_high)
    percents = low if low == high else f"{low} to {high}"
    if share.interval_low is None or share.interval_high is None:
        return f"{words} ({percents})"
    interval = f"interval {_percent(share.interval_low)} to {_percent(share.interval_high)}"
    sure = f"{_percent(share.confidence)} " if share.confidence is not None else ""
    return f"{words} ({percents}; {sure}{interval})"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def counted_what(event_type: str | None, by: str) -> str:
    """Return what is counted, in words: "attacks", "drone attacks", "incidents"."""
    if event_type is None:
        return "incidents of any type" if by == "type" else TYPE_NOUNS[EventType.ASSAULT][1]
    code = event_type.lower()
    modes = {mode.value: plural for _, mode, _, plural in MODE_NOUNS}
    types = {kind.value.lower(): nouns[1] for kind, nouns in TYPE_NOUNS.items()}
    return {**{mode.value: mode.value for mode in Mode}, **modes, **types}[code]


def opined_words(number: int) -> str:
    """Return that incidents are not counted which nobody tells as a fact."""
    return f"left out: {counted(number, 'incident')} told by nothing but opinion or denial"


def coarse_words(number: int) -> str:
    """Return that incidents are left out whose place may lie in the area asked for."""
    were = "it" if number == 1 else "they"
    return (
        f"{counted(number, 'incident')} whose place is not told closely enough left out: "
        f"{were} may have been there"
    )


def notes_of(counts: Counts) -> tuple[str, ...]:
    """Return what is to be known to read counts, as sentences."""
    notes = []
    if counts.shared:
        rows = "stands" if counts.shared == 1 else "stand"
        notes.append(
            f"{counted(counts.shared, 'incident')} {rows} in more than one row; "
            "the total counts each once."
        )
    if counts.doubles:
        pairs = [f"{one[:7]} and {other[:7]}" for one, other in counts.doubles[:_MANY]]
        if len(counts.doubles) > _MANY:
            pairs.append(f"and {len(counts.doubles) - _MANY} more")
        notes.append(
            "May be one incident, and count once in the lower bounds (in escalation each): "
            f"{'; '.join(pairs)}."
        )
    if counts.opined:
        notes.append(f"{opined_words(counts.opined)}.")
    if counts.unplaced:
        notes.append(f"{coarse_words(counts.unplaced)}.")
    if counts.undated:
        were = "it" if counts.undated == 1 else "they"
        notes.append(
            f"{counted(counts.undated, 'incident')} without a first or a last day left out: "
            f"{were} may be of that time."
        )
    return tuple(capitalised(note) for note in notes)
