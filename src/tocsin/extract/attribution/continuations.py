"""Quotations that go on after the sentence that says who speaks."""

from dataclasses import replace

from tocsin.core.ids import attribution_id
from tocsin.core.types import Attribution, DateInterval, Span
from tocsin.core.vocab import EvidenceBasis, Stance
from tocsin.extract.attribution.quotations import Quotation, quotation_at
from tocsin.extract.attribution.speakers import FIRST, same_speaker
from tocsin.extract.attribution.stance import of_words
from tocsin.extract.phrases.times import SAID_ON_NOT_STATED
from tocsin.extract.reader import Reader

RULE = "attribution/continued_quotation"
# Rules whose content is a whole clause or quotation, after which a speaker may go on.
COMPLETING = frozenset({"clause", "quote"})
UNSIGNED = "attribution/unsigned_quotation"
CONTINUED_SCORE, UNSIGNED_SCORE = 0.6, 0.4
# A quotation without a speaker has at least so many tokens: fewer are a title or a motto.
SHORTEST_ALONE = 8
# So many sentences of a quotation may have lost their marks.
MARKS_LOST = 3


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
        before = _same_line(reader, found, item, span)
        if before is not None:
            found[before] = _drawn_out(reader, found[before], span)
            continue
        origin = _origin(reader, quotations, found, number, item)
        if origin is not None:
            found.append(_continuation(reader, origin, span))
        elif _stands_alone(reader, item, span, number):
            found.append(_unsigned(reader, span))
    return _nested(tuple(sorted(found, key=_place)))


def _same_line(reader: Reader, found: list[Attribution], item: Quotation, span: Span) -> int | None:
    """Return which continuation a sentence of the same marks and line belongs to, or None."""
    text = reader.document.text
    return next(
        (
            number
            for number, other in enumerate(found)
            if other.made_by == RULE
            and item.holds(other.content[-1].start, other.content[-1].end)
            and text[other.content[-1].end : span.start] in {" ", "  "}
        ),
        None,
    )


def _stands_alone(reader: Reader, item: Quotation, span: Span, number: int) -> bool:
    """Return whether a sentence is quoted whole, from its own opening mark on."""
    sentence = reader.tree.sentences[number]
    whole = item.opened and item.start == span.start and span.quote.rstrip('”"')[-1:] in {*".!?"}
    return whole and sentence.last - sentence.first >= SHORTEST_ALONE


def _unsigned(reader: Reader, span: Span) -> Attribution:
    """Return the attribution of words that somebody says, the text does not tell who."""
    return Attribution(
        id=attribution_id(reader.document.id, None, (span,)),
        speakers=(),
        cue=None,
        content=(span,),
        direct=True,
        stance=_stance(reader, span),
        said_on=DateInterval(reason=SAID_ON_NOT_STATED),
        score=UNSIGNED_SCORE,
        made_by=UNSIGNED,
    )


def _drawn_out(reader: Reader, item: Attribution, span: Span) -> Attribution:
    content = (reader.tree.characters(item.content[0].start, span.end),)
    return replace(item, content=content, id=attribution_id(reader.document.id, None, content))


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
    return _said_before(reader, found, number) or _resumed(reader, found, number)


def _said_before(reader: Reader, found: list[Attribution], number: int) -> Attribution | None:
    """Return the attribution that the sentence before is told by, or None."""
    if number == 0 or reader.in_heading(reader.tree.sentences[number - 1].first):
        return None
    before = reader.tree.sentence_span(reader.tree.sentences[number - 1])
    speaking = [
        other
        for other in found
        if other.parent is None
        and other.speakers
        and other.stance is not Stance.DECLINED
        and any(before.start < part.end <= before.end for part in other.content)
        and (other.cue is None or other.made_by.split("_")[-1] in COMPLETING)
    ]
    return speaking[-1] if speaking else None


def _resumed(reader: Reader, found: list[Attribution], number: int) -> Attribution | None:
    """Return the quotation that goes on after a few sentences that lost their marks, or None.

    Nobody else is quoted in them, and the quotation before them was one that went on already.
    """
    tree = reader.tree
    block = tree.sentences[number].block
    for earlier in range(number - 1, max(number - 1 - MARKS_LOST, 0), -1):
        if tree.sentences[earlier].block != block:
            return None
        span = tree.sentence_span(tree.sentences[earlier])
        told = [other for other in found if _overlaps(other, span)]
        if told:
            return next((one for one in told if one.made_by == RULE and one.speakers), None)
    return None


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
        stance=origin.stance if origin.stance is Stance.OPINED else _stance(reader, span),
        basis=EvidenceBasis.NONE_STATED,
        basis_span=None,
        likelihood=None,
        parent=None,
        score=CONTINUED_SCORE,
        made_by=RULE,
    )


def _stance(reader: Reader, span: Span) -> Stance:
    return of_words(reader, ((span.start, span.end),))


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
