"""Counts given again after the act: "the toll was revised down from 19 to 16".

Each number is a claim of its own about the act that the document tells, so that a number
that is taken back keeps its words and its denial, and never stands beside the one that holds.
"""

from collections.abc import Collection, Sequence

from tocsin.core.types import Attribution, Claim, Occurrence, Span
from tocsin.core.vocab import EventType, FigureKind, Realis
from tocsin.extract.claiming import make_further_claim
from tocsin.extract.occurrences.sameness.identity import makes_incident
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
