"""Tallies: counts over a window or an area, each one claim with its parts.

A tally is a reported series to compare with the ledger's own; it never makes incidents and
is never added to them. Source: codebook, layer C, "tallies".
"""

from collections.abc import Iterator, Sequence

from tocsin.core.dates.find import no_time
from tocsin.core.types import Attribution, Claim, DateInterval, Figure, PlaceRef, Tally, TallyPart
from tocsin.core.vocab import FigureKind, Unit
from tocsin.extract.claiming import make_claim, numbered
from tocsin.extract.phrases.ends import clause_head
from tocsin.extract.phrases.figures import figure_at
from tocsin.extract.phrases.mentions import place_refs
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.acts import acts_of, resumed_by
from tocsin.extract.tallies.counting import (
    TIMES,
    counted_cause,
    counted_event,
    counted_under,
    figure_of,
    harmed,
    is_counted,
)
from tocsin.extract.tallies.parts import parts_of
from tocsin.extract.tallies.windows import window_of

# Scores rank claims; they are not calibrated.
WITH_WINDOW, WITHOUT_WINDOW, HEADING_FACTOR = 0.7, 0.5, 0.6
NO_WINDOW = "the text gives no window for the count"


def find_tallies(reader: Reader, attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """Return the counts over a window or an area that a document gives."""
    claims: list[Claim] = []
    for noun, kind in _counted(reader):
        tally = _tally(reader, noun, kind)
        if tally is None:
            continue
        score = WITH_WINDOW if tally.window.span or tally.parts else WITHOUT_WINDOW
        if reader.in_heading(noun):
            score *= HEADING_FACTOR
        claims.append(
            make_claim(
                reader,
                attributions,
                tally,
                score=score,
                made_by="tallies/count",
                goes_on=resumed_by(reader, noun),
            )
        )
    return numbered(claims)


def _counted(reader: Reader) -> Iterator[tuple[int, FigureKind]]:
    """Yield the heads of what is counted, each once, with the kind of figure."""
    seen: set[int] = set()
    for number in range(len(reader.tree.tokens)):
        found: list[tuple[int, FigureKind]] = []
        if reader.tree.is_noun(number):
            entry = counted_event(reader, number)
            if entry is not None and is_counted(reader, number):
                found = [(number, FigureKind(entry.code))]
        elif reader.tree.is_verb(number):
            found = [(noun, _kind(reader, number, noun)) for noun in counted_under(reader, number)]
        for noun, kind in found:
            if noun not in seen:
                seen.add(noun)
                yield noun, kind


def _kind(reader: Reader, verb: int, noun: int) -> FigureKind:
    if reader.tree.lemma(noun) == TIMES:
        return FigureKind.INCIDENTS
    entry = counted_event(reader, noun)
    kinds = dict(harmed(reader, verb))
    return kinds.get(noun) or (FigureKind(entry.code) if entry else FigureKind.OTHER)


def _tally(reader: Reader, noun: int, kind: FigureKind) -> Tally | None:
    figure = figure_of(reader, noun, kind) or _share(reader, noun, kind)
    if figure is None:
        return None
    parts = parts_of(reader, noun, figure)
    acts = acts_of(reader, noun)
    return Tally(
        span=reader.tree.clause_span(clause_head(reader.tree, noun)),
        figure=figure,
        parts=parts,
        event_type=acts.event_type,
        modes=acts.modes,
        actors=acts.actors,
        recipients=acts.recipients,
        weapons=acts.weapons,
        window=_window(reader, noun),
        area=_area(reader, noun, parts),
    )


def _share(reader: Reader, noun: int, kind: FigureKind) -> Figure | None:
    found = figure_at(reader, noun, kind=kind)
    return found if found is not None and found.unit is Unit.PERCENT else None


def _window(reader: Reader, noun: int) -> DateInterval:
    cause = counted_cause(reader, clause_head(reader.tree, noun))
    found = (window_of(reader, each, months=True) for each in (noun, cause) if each is not None)
    return next((window for window in found if window), None) or no_time(NO_WINDOW)


def _area(reader: Reader, noun: int, parts: tuple[TallyPart, ...]) -> tuple[PlaceRef, ...]:
    """Return where the count holds: places of its clause that are not a part's own."""
    tree = reader.tree
    head = clause_head(tree, noun)
    members = sorted({*tree.subtree(head), *tree.subtree(noun)} - _beside(reader, head))
    own = {part.area.mention.start for part in parts if part.area is not None}
    refs = place_refs(reader, members)
    cause = counted_cause(reader, head)
    if not refs and cause is not None:
        refs = place_refs(reader, sorted(tree.subtree(clause_head(tree, cause))))
    return tuple(ref for ref in refs if ref.mention.start not in own)


def _beside(reader: Reader, head: int) -> set[int]:
    """Return the words of clauses that are joined to one and tell of others, without a number."""
    tree = reader.tree
    found: set[int] = set()
    for other in tree.children(head, "conj"):
        own = tree.children(other, "nsubj", "nsubjpass", "expl")
        if tree.is_verb(other) and own and not any(harmed(reader, other)):
            found |= set(tree.subtree(other))
    return found
