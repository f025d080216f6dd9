"""Make claims of contents: evidence, attribution and ids, the same way for every extractor."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.core.ids import claim_id, content_spans
from tocsin.core.types import Attribution, Claim, Content, Occurrence, Span
from tocsin.extract.attribution.links import innermost
from tocsin.extract.reader import Reader


def make_claim(
    reader: Reader,
    attributions: Sequence[Attribution],
    content: Content,
    *,
    score: float,
    made_by: str,
    goes_on: Span | None = None,
) -> Claim:
    """Return the claim of a content, with the sentences of its spans as evidence.

    The attribution is the innermost one whose content holds the content's trigger.
    Where there is none, it is that of the words which the sentence `goes_on` from
    ("these attacks", "instead, they"): who told of them tells this too.
    """
    trigger = trigger_of(content)
    told_by = innermost(attributions, trigger.start)
    if told_by is None and goes_on is not None:
        told_by = innermost(attributions, goes_on.start)
    return Claim(
        id=claim_id(reader.document.id, content),
        document_id=reader.document.id,
        attribution_id=told_by.id if told_by else None,
        evidence=sentences_of(
            reader, (*content_spans(content), trigger, *([goes_on] if goes_on else []))
        ),
        score=score,
        made_by=made_by,
        content=content,
    )


def make_further_claim(
    reader: Reader,
    attributions: Sequence[Attribution],
    content: Occurrence,
    word: Span,
    *,
    score: float,
    made_by: str,
) -> Claim:
    """Return the claim that adds `word` (a party, a number) to an act told before.

    Who tells the word tells the claim, whoever told the act.
    """
    told_by = innermost(attributions, word.start)
    return Claim(
        id=claim_id(reader.document.id, content),
        document_id=reader.document.id,
        attribution_id=told_by.id if told_by else None,
        evidence=sentences_of(reader, (content.trigger, word)),
        score=score,
        made_by=made_by,
        content=content,
    )


def trigger_of(content: Content) -> Span:
    """Return the words that a content hangs on: its trigger, figure or first span."""
    trigger = getattr(content, "trigger", None)
    if trigger is not None:
        return trigger  # type: ignore[no-any-return]
    figure = getattr(content, "figure", None)
    if figure is not None and figure.span is not None:
        return figure.span  # type: ignore[no-any-return]
    return content_spans(content)[0]


def sentences_of(reader: Reader, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sentences that hold the spans, each once, in text order."""
    found: dict[int, Span] = {}
    for span in spans:
        token = reader.tree.token_at(span.start)
        if token is not None:
            sentence = reader.tree.sentence_of(token)
            found[sentence.first] = reader.tree.sentence_span(sentence)
    return tuple(found[first] for first in sorted(found))


def numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in text order, each with an id of its own: equals are counted."""
    ordered = sorted(claims, key=lambda claim: [s.start for s in content_spans(claim.content)])
    counts: Counter[str] = Counter()
    found = []
    for claim in ordered:
        ordinal = counts[claim.id]
        counts[claim.id] += 1
        identity = claim_id(claim.document_id, claim.content, ordinal)
        found.append(replace(claim, id=identity) if ordinal else claim)
    return tuple(found)
