"""Figures that another speaker tells than the act: claims of their own, in that speaker's name.

"Sixty people were hurt, doctors said. Students said that two had died": the doctors tell of no
dead, though both numbers are of one act.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Attribution, Claim, Figure, Occurrence, Span
from tocsin.extract.attribution.links import innermost
from tocsin.extract.claiming import make_further_claim
from tocsin.extract.occurrences.tellers import LOOK_AHEAD
from tocsin.extract.reader import Reader


def with_own_tellers(
    reader: Reader, attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Return the claims, each with the figures that its own speakers tell, and the other ones."""
    by_id = {one.id: one for one in attributions}
    found: list[Claim] = []
    for claim in claims:
        act, told_by = claim.content, by_id.get(claim.attribution_id or "")
        if not isinstance(act, Occurrence) or told_by is None:
            found.append(claim)
            continue
        apart = [each for each in act.figures if _is_anothers(attributions, told_by, each)]
        apart += [each for each in act.figures if each.subset_of in {one.span for one in apart}]
        if not apart:
            found.append(claim)
            continue
        kept = tuple(each for each in act.figures if each not in apart)
        found.append(replace(claim, content=replace(act, figures=kept)))
        for figure in dict.fromkeys(apart):
            found.append(_claim(reader, attributions, claim, act, figure))
    return tuple(found)


def _is_anothers(attributions: Sequence[Attribution], told_by: Attribution, figure: Figure) -> bool:
    """Return whether other speakers than those of the act tell a figure."""
    if figure.span is None or figure.subset_of is not None:
        return False
    teller = _teller(attributions, figure.span)
    if teller is None or teller.stance in LOOK_AHEAD or not (teller.speakers and told_by.speakers):
        return False
    if told_by.id in {teller.id, teller.parent} or teller.id == told_by.parent:
        return False
    keys = [{speaker.speaker_key for speaker in each.speakers} for each in (teller, told_by)]
    return keys[0].isdisjoint(keys[1])


def _teller(attributions: Sequence[Attribution], figure: Span) -> Attribution | None:
    """Return who tells a figure: the words told may begin within it ("between 30 and 40")."""
    return innermost(attributions, figure.end - 1) or innermost(attributions, figure.start)


def _claim(
    reader: Reader,
    attributions: Sequence[Attribution],
    claim: Claim,
    act: Occurrence,
    figure: Figure,
) -> Claim:
    assert figure.span is not None
    content = Occurrence(
        trigger=act.trigger,
        event_type=act.event_type,
        realis=act.realis,
        background=act.background,
        figures=(figure,),
        incident_key=act.incident_key,
    )
    made = make_further_claim(
        reader, attributions, content, figure.span, score=claim.score, made_by="occurrences/apart"
    )
    teller = _teller(attributions, figure.span)
    return replace(made, attribution_id=teller.id if teller else None)
