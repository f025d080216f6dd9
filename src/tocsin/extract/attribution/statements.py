"""Statements: what is said but reports no event, tie, count or outlook: no comment, opinion."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tocsin.core.ids import claim_id, content_spans
from tocsin.core.spans import covers
from tocsin.core.types import Attribution, Claim, Occurrence, Span, Statement
from tocsin.core.vocab import Stance, StatementKind
from tocsin.extract.attribution.restatements import Made, without_restatements
from tocsin.extract.attribution.voices import auxiliaries
from tocsin.extract.phrases.refuted import is_refuted_cue
from tocsin.extract.reader import Reader

NO_REPLY = frozenset({"respond", "reply", "answer", "return"})
CONFIRMING = frozenset({"confirm", "verify", "acknowledge"})
ADVISING = frozenset({"must", "should", "ought"})
# The outlet's own "must" and "should": opinion by its form only, so trusted least.
OWN_VOICE_SCORE = 0.3
# What a speaker asks of the reporter alone.
ANONYMITY = re.compile(r"(?:not )?to (?:be|remain) (?:named|identified|quoted|anonymous)")
# The claim of whoever is blamed for "it" has its trigger outside the words of blame.
BLAME = "occurrences/blame"
OTHER_SCORE = 0.5


def find_statements(
    reader: Reader, attributions: Sequence[Attribution], occurrences: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Return the statements of a document, given its attributions and all its other claims.

    No reply, would not confirm and would not comment are three things, and none of them
    is a denial.
    """
    made = [*_attributed(reader, attributions, occurrences), *_own_voice(reader, attributions)]
    made = without_restatements(reader, made)
    seen: Counter[Statement] = Counter()
    claims = []
    for attribution, statement, score, rule in made:
        claims.append(
            Claim(
                id=claim_id(reader.document.id, statement, seen[statement]),
                document_id=reader.document.id,
                attribution_id=attribution.id if attribution else None,
                evidence=_evidence(reader, statement.content),
                score=score,
                made_by=f"statements/{rule}",
                content=statement,
            )
        )
        seen[statement] += 1
    return tuple(claims)


def _attributed(
    reader: Reader, attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> Iterator[Made]:
    holding = [span for claim in claims for span in content_spans(claim.content)[:1]]
    attributions = [item for item in attributions if not is_refuted_cue(reader.tree, item.cue)]
    parents = {item.parent for item in attributions}
    telling = {
        claim.attribution_id
        for claim in claims
        if getattr(claim.content, "figures", ()) or claim.made_by == BLAME
    }
    for item in attributions:
        kind = _kind(reader, item)
        if ANONYMITY.fullmatch(" ".join(span.quote for span in item.content)):
            continue
        if kind is StatementKind.OTHER:
            told = any(covers(part, span) for part in item.content for span in holding)
            if told or item.id in parents or item.id in telling:
                continue
        content = _words(reader, item, kind)
        statement = Statement(kind=kind, content=content, about=_about(content, claims))
        score = min(item.score, OTHER_SCORE) if kind is StatementKind.OTHER else item.score
        yield item, statement, score, kind.value


def _kind(reader: Reader, item: Attribution) -> StatementKind:
    if item.stance is Stance.OPINED:
        return StatementKind.OPINION
    if item.stance is not Stance.DECLINED or item.cue is None:
        return StatementKind.OTHER
    words = {reader.tree.lemma(token) for token in reader.tree.tokens_in(item.cue)}
    words |= {
        reader.tree.lemma(token)
        for token in reader.tree.tokens_in(item.content[0])
        if reader.tree.tokens[token].relation == "xcomp"
    }
    if words & NO_REPLY:
        return StatementKind.NO_REPLY
    return StatementKind.WOULD_NOT_CONFIRM if words & CONFIRMING else StatementKind.DECLINED


def _words(reader: Reader, item: Attribution, kind: StatementKind) -> tuple[Span, ...]:
    """Return what is said; of a refusal, the refusal with what it is about."""
    if kind in {StatementKind.OTHER, StatementKind.OPINION} or item.cue is None:
        return item.content
    last = item.content[-1]
    if last.start < item.cue.start:
        return (*item.content, item.cue) if last.end <= item.cue.start else (item.cue,)
    return (reader.tree.characters(item.cue.start, max(item.cue.end, last.end)),)


def _about(content: tuple[Span, ...], claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the occurrences, by incident key, whose trigger stands in the words."""
    keys = [
        claim.content.incident_key
        for claim in claims
        if isinstance(claim.content, Occurrence)
        and any(covers(part, claim.content.trigger) for part in content)
    ]
    return tuple(dict.fromkeys(keys))


def _own_voice(reader: Reader, attributions: Sequence[Attribution]) -> Iterator[Made]:
    """Yield what the outlet itself says must or should be done."""
    tree = reader.tree
    for sentence in tree.sentences:
        for token in range(sentence.first, sentence.last):
            if tree.tokens[token].relation != "ROOT" or not tree.is_verb(token):
                continue
            if not set(auxiliaries(tree, token)) & ADVISING or reader.in_heading(token):
                continue
            span = tree.clause_span(token)
            attributed = any(
                part.start < span.end and span.start < part.end
                for item in attributions
                for part in (*item.content, *([item.cue] if item.cue else []))
            )
            if not attributed and tree.tokens[sentence.last - 1].text != "?":
                statement = Statement(kind=StatementKind.OPINION, content=(span,))
                yield None, statement, OWN_VOICE_SCORE, "own_recommendation"


def _evidence(reader: Reader, content: tuple[Span, ...]) -> tuple[Span, ...]:
    tree = reader.tree
    found = []
    for span in content:
        tokens = tree.tokens_in(span)
        if tokens:
            first = tree.sentence_of(tokens[0]).first
            last = tree.sentence_of(tokens[-1]).last - 1
            found.append(tree.span(first, last))
    return tuple(dict.fromkeys(found)) or content
