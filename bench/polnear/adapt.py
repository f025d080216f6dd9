"""Tocsin's attributions in PolNeAR's form: its conventions of what a part takes in.

Source: PolNeAR's guidelines for annotators (`annotation-guidelines/guidelines.pdf`). What
they lay down by closed lists of words is done here; what needs a parse or judgement (an
apposition that identifies a source) is not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bench.kit.spans import Extent
from bench.polnear.load import Quotation, pieces
from tocsin.core.types import Attribution, Reading, Span

# "That is not a preposition": it and the "to" of an infinitive belong to the content.
_OPENERS = re.compile(r"\b(?:that|to)\s+\Z", re.IGNORECASE)
# "Keep the verb group together": auxiliaries, modals, negation, adverbs.
_VERB_GROUP = re.compile(
    r"\b(?:has|have|had|is|are|was|were|am|be|been|being|do|does|did|should|could|would|might"
    r"|may|ought|will|must|can|cannot|not|never|also|often|further|now|later|then|even|still"
    r"|again|already|just|\w+n['’]t|\w+ly)\s+\Z",
    re.IGNORECASE,
)
# "Preposition linking cue to content", where nothing else stands between the two.
_LINK = re.compile(
    r"\s+(?:on|in|at|for|about|upon|to|under|of|against|as|with|over|from|into)\s+\Z",
    re.IGNORECASE,
)
# "Highlight the whole noun phrase": speakers joined by these are one compound source.
_JOINED = re.compile(r"\s*(?:,|&|,?\s*\b(?:and|or)\b)\s*\Z")
# "The period is ending the whole sentence"; a mark within quotation marks stays.
_STOPS = ".,;:"
_QUOTATION_MARKS = "\"'“”‘’"


def as_marked(reading: Reading, text: str) -> list[Quotation]:
    """Return the outermost attributions of a reading, with the spans that Tocsin gives them.

    "No nested attributions": those in the content of another are left out.
    Where a quotation of several sentences has one cue, Tocsin has an attribution without a
    cue for each further sentence, and PolNeAR has one for all: they are joined.
    """
    found: list[tuple[Attribution, list[Extent]]] = []
    for one, content in _outermost(reading, text):
        if found and _goes_on(*found[-1], one, content, text=text):
            before, earlier = found.pop()
            found.append((before if before.cue else one, earlier + content))
        else:
            found.append((one, content))
    return [
        Quotation(
            source=_source(text, one),
            cue=tuple(_pieces(text, [one.cue] if one.cue else [])),
            content=_joined(text, content),
            score=one.score,
        )
        for one, content in found
    ]


def _outermost(reading: Reading, text: str) -> list[tuple[Attribution, list[Extent]]]:
    found = [
        (one, _pieces(text, one.content)) for one in reading.attributions if one.parent is None
    ]
    return sorted(found, key=lambda each: each[1][:1])


def _goes_on(
    before: Attribution,
    earlier: Sequence[Extent],
    one: Attribution,
    content: Sequence[Extent],
    *,
    text: str,
) -> bool:
    """Return whether words go on with a quotation, or lead up to the cue that it has later."""
    speakers = {speaker.speaker_key for speaker in before.speakers}
    if not speakers or speakers != {speaker.speaker_key for speaker in one.speakers}:
        return False
    if one.cue is None:
        return True
    adjoins = bool(earlier and content) and _only_space(text, earlier[-1][1], content[0][0])
    return before.cue is None and adjoins


def _only_space(text: str, start: int, end: int) -> bool:
    """Return whether two places on one line have nothing but white space between them."""
    return not text[start:end].strip() and "\n" not in text[start:end]


def _source(text: str, one: Attribution) -> tuple[Extent, ...]:
    """Return the speakers, those joined by "and" or a comma as one."""
    extents = _pieces(text, [speaker.mention for speaker in one.speakers])
    found: list[Extent] = []
    for extent in extents:
        if found and _JOINED.match(text, found[-1][1], extent[0]):
            found[-1] = (found[-1][0], extent[1])
        else:
            found.append(extent)
    return tuple(found)


def _joined(text: str, extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Return extents with those made one that only white space on a line divides."""
    found: list[Extent] = []
    for extent in sorted(set(extents)):
        if found and _only_space(text, found[-1][1], extent[0]):
            found[-1] = (found[-1][0], max(found[-1][1], extent[1]))
        else:
            found.append(extent)
    return tuple(found)


def by_convention(text: str, one: Quotation) -> Quotation:
    """Return an attribution with what PolNeAR takes into its parts, and without what not.

    >>> text = "He has not said that they left."
    >>> by_convention(text, Quotation(cue=((11, 15),), content=((21, 31),)))
    Quotation(source=(), cue=((3, 15),), content=((16, 30),), score=None)
    """
    content = [_without_stop(text, extent) for extent in one.content]
    if not one.cue:
        return replace(one, content=tuple(content))
    (start, end), *others = one.cue
    after = [number for number, extent in enumerate(content) if extent[0] >= end]
    if after:
        first = after[0]
        content[first] = _with_opener(text, content[first], end)
        if _LINK.match(text, end, content[first][0]):
            end = len(text[: content[first][0]].rstrip())
    if text[end : end + 1] == ":":
        end += 1
    while found := _VERB_GROUP.search(text, text.rfind("\n", 0, start) + 1, start):
        start = found.start()
    return replace(one, cue=((start, end), *others), content=tuple(content))


def _with_opener(text: str, extent: Extent, after: int) -> Extent:
    """Return content with the "that" or "to" between it and its cue."""
    found = _OPENERS.search(text, after, extent[0])
    return (found.start(), extent[1]) if found else extent


def _without_stop(text: str, extent: Extent) -> Extent:
    start, end = extent
    if text[start] not in _QUOTATION_MARKS and end - start > 1 and text[end - 1] in _STOPS:
        return start, end - 1
    return extent


def _pieces(text: str, spans: Iterable[Span]) -> list[Extent]:
    return sorted({piece for span in spans for piece in pieces(text, (span.start, span.end))})
