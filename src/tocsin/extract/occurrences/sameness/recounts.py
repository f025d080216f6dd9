"""Counts given again after the act: "the toll was revised down from 19 to 16".

Each number is a claim of its own about the act that the document tells, so that a number
that is taken back keeps its words and its denial, and never stands beside the one that holds.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tocsin.core.types import Attribution, Claim, Figure, Occurrence, Span
from tocsin.core.vocab import EventType, FigureKind, Realis
from tocsin.extract.claiming import make_further_claim
from tocsin.extract.occurrences.sameness.identity import makes_incident
from tocsin.extract.phrases.ends import objects_of_preposition
from tocsin.extract.phrases.figures import figure_at
from tocsin.extract.phrases.tolls import Toll, find_tolls
from tocsin.extract.reader import Reader

HARM = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.MISSING})
SCORE = 0.7


def find_recounts(
    reader: Reader, attributions: Sequence[Attribution], occurrences: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Return one claim for each count given again or taken back, of an act told already."""
    acts = [
        claim.content
        for claim in occurrences
        if isinstance(claim.content, Occurrence) and makes_incident(claim.content)
    ]
    told = {figure.span for act in acts for figure in act.figures}
    made = (_claim(reader, toll, acts, attributions, told) for toll in find_tolls(reader))
    return tuple(claim for claim in made if claim is not None)


def with_parts_of_tolls(
    reader: Reader, occurrences: Sequence[Claim], recounts: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Return occurrences of which "two of the wounded died" is part of a toll that is given anew.

    The number of those who died later is never that of all the dead.
    """
    held = {toll.number for toll in find_tolls(reader) if toll.holds}
    tolls: dict[str | None, Figure] = {}
    for act in (one.content for one in recounts if isinstance(one.content, Occurrence)):
        for figure in act.figures:
            words = reader.tree.tokens_in(figure.span) if figure.span is not None else ()
            if figure.kind is FigureKind.KILLED and held & set(words):
                tolls[act.incident_key] = figure
    return tuple(_with_part(reader, claim, tolls) for claim in occurrences)


def _with_part(reader: Reader, claim: Claim, tolls: Mapping[str | None, Figure]) -> Claim:
    act = claim.content
    if not isinstance(act, Occurrence) or (whole := tolls.get(act.incident_key)) is None:
        return claim
    figures = tuple(
        replace(figure, subset_of=whole.span) if _died_later(reader, figure, whole) else figure
        for figure in act.figures
    )
    return (
        claim if figures == act.figures else replace(claim, content=replace(act, figures=figures))
    )


def _died_later(reader: Reader, figure: Figure, whole: Figure) -> bool:
    """Return whether a figure is of some of the wounded who died, fewer than the toll."""
    if figure.kind is not FigureKind.KILLED or figure.subset_of is not None:
        return False
    if figure.span is None or figure.high is None or figure.high >= (whole.low or 0):
        return False
    tree, harm = reader.tree, reader.lexicons.table("harm")
    return any(
        entry.code == FigureKind.INJURED
        for number in tree.tokens_in(figure.span)
        for head in objects_of_preposition(tree, number, "of")
        for entry in harm.get(tree.tokens[head].text.lower(), ())
    )


def _claim(
    reader: Reader,
    toll: Toll,
    acts: Sequence[Occurrence],
    attributions: Sequence[Attribution],
    told: Collection[Span | None],
) -> Claim | None:
    host, kind = _host(reader, toll, acts)
    if host is None or kind not in HARM:
        return None
    figure = figure_at(reader, toll.number, kind=kind)
    if figure is None or figure.span is None or figure.span in told:
        return None
    content = Occurrence(
        trigger=host.trigger,
        event_type=host.event_type,
        realis=Realis.HAPPENED,
        background=False,
        figures=(figure,),
        incident_key=host.incident_key,
    )
    return make_further_claim(
        reader, attributions, content, figure.span, score=SCORE, made_by="occurrences/recount"
    )


def _host(
    reader: Reader, toll: Toll, acts: Sequence[Occurrence]
) -> tuple[Occurrence | None, FigureKind | None]:
    """Return the act that a count is of, and what is counted; None where it is not certain."""
    if toll.kind is None:
        return _beside(reader, toll, acts)
    attacks = [act for act in acts if act.event_type is EventType.ASSAULT]
    sentence = reader.tree.sentence_span(reader.tree.sentence_of(toll.number))
    named = [act for act in attacks if sentence.start <= act.trigger.start < sentence.end]
    for candidates in (named, attacks):
        if len({act.incident_key for act in candidates}) == 1:
            return candidates[0], toll.kind
    return None, None


def _beside(
    reader: Reader, toll: Toll, acts: Sequence[Occurrence]
) -> tuple[Occurrence | None, FigureKind | None]:
    """Return the act and kind of the number that this one is set against."""
    assert toll.beside is not None
    start = reader.tree.tokens[toll.beside].start
    for act in acts:
        for figure in act.figures:
            if figure.span is not None and figure.span.start <= start < figure.span.end:
                return act, figure.kind
    return None, None
