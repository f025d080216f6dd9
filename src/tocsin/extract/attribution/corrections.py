"""Denials of numbers: who takes back a count, and the number as content, by its own words."""

from collections.abc import Iterator, Sequence

from tocsin.core.vocab import Stance
from tocsin.extract.attribution.asides import Draft
from tocsin.extract.attribution.contents import Content
from tocsin.extract.attribution.voices import agent, is_passive, subject
from tocsin.extract.phrases.tolls import Toll, find_tolls
from tocsin.extract.reader import Reader

SCORE = 0.7
CORRECTION = "correction"


def corrections(reader: Reader, others: Sequence[Draft]) -> Iterator[Draft]:
    """Yield who gives a count anew, and for each number taken back who denies it.

    That is who changes it ("the ministry revised it"), else who tells of it.
    """
    tree = reader.tree
    for toll in find_tolls(reader):
        changer = _changer(reader, toll)
        if toll.holds and changer is None:
            continue
        span = tree.span(toll.number, toll.number)
        yield Draft(
            cue=(toll.cue, toll.cue), head=toll.cue,
            speakers=(changer,) if changer is not None else _tellers(reader, toll, others),
            content=Content(stretches=((span.start, span.end),), root=None, frame="number"),
            stance=Stance.ASSERTED if toll.holds else Stance.DENIED, rule=CORRECTION,
            score=SCORE,
        )  # fmt: skip


def _changer(reader: Reader, toll: Toll) -> int | None:
    """Return who changes a count, None where the text does not say or it changes by itself."""
    tree = reader.tree
    if not tree.is_verb(toll.cue):
        return None
    if toll.word in tree.children(toll.cue, "nsubj"):
        return None  # It rises: what else stands before the verb is a topic ("Blast: toll rises").
    passive = is_passive(tree, toll.cue)
    who = agent(tree, toll.cue) if passive else subject(tree, toll.cue)
    return who if who != toll.word else None


def _tellers(reader: Reader, toll: Toll, others: Sequence[Draft]) -> tuple[int, ...]:
    """Return the speakers in whose words a number stands, none in the outlet's own voice."""
    start = reader.tree.tokens[toll.number].start
    around = [
        draft
        for draft in others
        if draft.speakers and any(first <= start < last for first, last in draft.content.stretches)
    ]
    inner = min(around, key=lambda draft: sum(b - a for a, b in draft.content.stretches),
                default=None)  # fmt: skip
    return inner.speakers if inner is not None else ()
