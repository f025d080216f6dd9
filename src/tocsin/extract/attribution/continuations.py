"""Quotations that go on after the sentence that says who speaks."""

from dataclasses import replace

from tocsin.core.ids import attribution_id
from tocsin.core.types import Attribution, Span
from tocsin.core.vocab import EvidenceBasis, Stance
from tocsin.extract.attribution.quotations import Quotation, quotation_at
from tocsin.extract.attribution.speakers import FIRST, same_speaker
from tocsin.extract.reader import Reader

RULE = "attribution/continued_quotation"
# Rules whose content is a whole clause or quotation, after which a speaker may go on.
COMPLETING = frozenset({"clause", "quote"})
CONTINUED_SCORE = 0.6


def with_continuations(
    reader: Reader, quotations: tuple[Quotation, ...], made: list[Attribution]
) -> tuple[Attribution, ...]:
    """Add the quoted sentences that go on with a speaker's quotation, each without a cue."""
    tree = reader.tree
    found = list(made)
    for number, sentence in enumerate(tree.sentences):
        span = tree.sentence_span(sentence)
        item = quotation_at(quotations, span.start, span.end)
        if item is None or reader.in_heading(sentence.first):
            continue
        if any(
            _overlaps(other, span)
            for other in found
            if other.parent is None
            and (other.cue is None or not item.holds(other.cue.start, other.cue.end))
        ):
            continue
        origin = _origin(reader, quotations, found, number, item)
        if origin is not None:
            found.append(_continuation(reader, origin, span))
    return _nested(tuple(sorted(found, key=_place)))


def _place(item: Attribution) -> tuple[int, int]:
    return item.content[0].start, -item.content[-1].end


def _overlaps(item: Attribution, span: Span) -> bool:
    return any(part.start < span.end and span.start < part.end for part in item.content)


def _origin(
    reader: Reader,
    quotations: tuple[Quotation, ...],
    found: list[Attribution],
    number: int,
    item: Quotation,
) -> Attribution | None:
    """Return the attribution whose speech a quoted sentence continues, or None."""
    for chained in _chain(quotations, item):
        for other in found:
            outside = other.cue is not None and not chained.holds(other.cue.start, other.cue.end)
            if (
                outside
                and other.speakers
                and any(
                    part.start < chained.end
                    and chained.start < part.end
                    and part.end <= chained.end + 1
                    and part.start >= chained.start - 1
                    for part in other.content
                )
            ):
                return other
    if number == 0 or reader.in_heading(reader.tree.sentences[number - 1].first):
        return None
    before = reader.tree.sentence_span(reader.tree.sentences[number - 1])
    speaking = [
        other
        for other in found
        if other.parent is None
        and other.speakers
        and other.stance is not Stance.DECLINED
        and any(before.start <= part.start and part.end <= before.end for part in other.content)
        and (other.cue is None or other.made_by.split("_")[-1] in COMPLETING)
    ]
    return speaking[-1] if speaking else None


def _chain(quotations: tuple[Quotation, ...], item: Quotation) -> list[Quotation]:
    """Return a quotation and those that go on from it over lines without marks between."""
    position = quotations.index(item)
    found = [item]
    if not item.closed and position + 1 < len(quotations) and not quotations[position + 1].opened:
        found.append(quotations[position + 1])
    if not item.opened and position > 0 and not quotations[position - 1].closed:
        found.append(quotations[position - 1])
    return found


def _continuation(reader: Reader, origin: Attribution, span: Span) -> Attribution:
    return replace(
        origin,
        id=attribution_id(reader.document.id, None, (span,)),
        cue=None,
        content=(span,),
        direct=True,
        stance=origin.stance if origin.stance is Stance.OPINED else Stance.ASSERTED,
        basis=EvidenceBasis.NONE_STATED,
        basis_span=None,
        likelihood=None,
        parent=None,
        score=CONTINUED_SCORE,
        made_by=RULE,
    )


def _nested(items: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Give those that lie in a continued quotation their parent."""
    continued = [item for item in items if item.made_by == RULE]
    return tuple(_under(item, continued) for item in items)


def _under(item: Attribution, continued: list[Attribution]) -> Attribution:
    if item.parent is not None or item.cue is None:
        return item
    start = item.cue.start
    for other in continued:
        if other.content[0].start <= start < other.content[0].end:
            first = item.speakers and item.speakers[0].mention.quote.lower() in FIRST
            speakers = tuple(same_speaker(other.speakers[0], s.mention) for s in item.speakers)
            return replace(item, parent=other.id, speakers=speakers if first else item.speakers)
    return item
