"""Doubts: why a claim needs a person's eye. A doubted claim keeps its value.

Each doubt names the words, what they may have been where that is clear, and the reason.
Garbles of the text are found once and joined to the claims whose evidence holds them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.core.spans import covers
from tocsin.core.types import Claim, Doubt, Figure, Occurrence, Span, Tally, Tie
from tocsin.core.vocab import DoubtKind
from tocsin.extract.doubts.garbles import garbles
from tocsin.extract.doubts.spellings import misspelled_acronyms, misspelling
from tocsin.extract.phrases.ends import clause_head
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ends import Bond
from tocsin.extract.ties.standing import is_conditional
from tocsin.extract.ties.ties import find_bonds

# Two equal counts of different things are suspicious from here on; small numbers recur by chance.
MIN_SUSPICIOUS_EQUALITY = 20
_ASKING = frozenset({"ask", "wonder", "question", "inquire"})


def with_doubts(reader: Reader, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each with the doubts that its words raise."""
    found = (*garbles(reader), *misspelled_acronyms(reader))
    asked = tuple(_asked(reader))
    equal = _equal_figures(claims)
    doubted = []
    for claim in claims:
        doubts = [
            *claim.doubts,
            *(one for one in found if any(covers(span, one.span) for span in claim.evidence)),
            *_arithmetic(claim),
            *equal.get(claim.id, ()),
            *_out_of_context(claim, asked),
            *_spellings(reader, claim),
        ]
        unique = tuple(dict.fromkeys(doubts))
        doubted.append(replace(claim, doubts=unique) if unique != claim.doubts else claim)
    return tuple(doubted)


def borne_by_none(reader: Reader, claims: Sequence[Claim]) -> tuple[Doubt, ...]:
    """Return the doubts on names of the text that stand in the evidence of no claim.

    Only those on acronyms: a garbled sentence that says nothing needs nobody's eye.
    """
    held = [span for claim in claims for span in claim.evidence]
    return tuple(
        one
        for one in misspelled_acronyms(reader)
        if not any(covers(span, one.span) for span in held)
    )


def _arithmetic(claim: Claim) -> Iterator[Doubt]:
    """Doubt a total that its parts do not add up to."""
    tally = claim.content
    if not isinstance(tally, Tally) or not tally.parts or tally.figure.best is None:
        return
    parts = [part.figure.best for part in tally.parts]
    if None in parts:
        return
    total = sum(part for part in parts if part is not None)
    if total > tally.figure.best:
        reason = f"the parts add up to {total}, more than the total of {tally.figure.best}"
    elif total < tally.figure.best:
        reason = f"the parts add up to {total}, the total is {tally.figure.best}"
    else:
        return
    yield Doubt(kind=DoubtKind.ARITHMETIC, span=tally.span, reason=reason)


def _equal_figures(claims: Sequence[Claim]) -> dict[str, tuple[Doubt, ...]]:
    """Return the doubts on equal counts of different things in one sentence, by claim."""
    found: dict[str, tuple[Doubt, ...]] = {}
    figures = [(claim, figure) for claim in claims for figure in _figures(claim)]
    for claim, figure in figures:
        for other_claim, other in figures:
            if _suspiciously_equal(figure, other) and _same_sentence(claim, other_claim):
                assert figure.span is not None and other.span is not None
                reason = (
                    f"the same number, {figure.best}, counts two different things "
                    f"({figure.kind.value}, {other.kind.value}): it may be a copying error"
                )
                doubt = Doubt(kind=DoubtKind.ARITHMETIC, span=figure.span, reason=reason)
                found[claim.id] = (*found.get(claim.id, ()), doubt)
    return found


def _figures(claim: Claim) -> tuple[Figure, ...]:
    match claim.content:
        case Tally():
            return (claim.content.figure,)
        case Occurrence():
            return claim.content.figures
    return ()


def _suspiciously_equal(first: Figure, second: Figure) -> bool:
    if first.span is None or second.span is None or first.span == second.span:
        return False
    if first.best is None or first.best != second.best or first.kind is second.kind:
        return False
    return first.best >= MIN_SUSPICIOUS_EQUALITY and first.best % 10 != 0


def _same_sentence(first: Claim, second: Claim) -> bool:
    return bool(set(first.evidence) & set(second.evidence))


def _asked(reader: Reader) -> Iterator[Bond]:
    """Yield the ties that a question asks about."""
    tree = reader.tree
    for bond in find_bonds(reader):
        verb = clause_head(tree, bond.trigger)
        over = {tree.lemma(above) for above in tree.ancestors(verb)}
        if over & _ASKING and is_conditional(tree, verb):
            yield bond


def _out_of_context(claim: Claim, asked: Sequence[Bond]) -> Iterator[Doubt]:
    """Doubt an answer that names another party than the question that it answers."""
    tie = claim.content
    if not isinstance(tie, Tie):
        return
    for question in asked:
        asks_same = (
            question.relation is tie.relation
            and question.object.mention.quote.lower() == tie.object.mention.quote.lower()
        )
        differs = question.subject.mention.quote.lower() != tie.subject.mention.quote.lower()
        near = any(covers(span, question.subject.mention) for span in claim.evidence)
        if asks_same and differs and near:
            yield Doubt(
                kind=DoubtKind.OUT_OF_CONTEXT,
                span=tie.subject.mention,
                alternatives=(question.subject.mention.quote,),
                reason=(
                    f"the question answered here is about {question.subject.mention.quote!r}, "
                    f"the answer names {tie.subject.mention.quote!r}: it may be garbled"
                ),
            )


def _spellings(reader: Reader, claim: Claim) -> Iterator[Doubt]:
    for span in _names(claim):
        yield from misspelling(reader, span)


def _names(claim: Claim) -> list[Span]:
    """Return the words for parties and places in a claim."""
    content = claim.content
    parties = [
        party
        for name in ("actors", "recipients", "by", "against")
        for party in getattr(content, name, ())
    ]
    if isinstance(content, Tie):
        parties += [content.subject, content.object]
    places = [ref for name in ("places", "area") for ref in getattr(content, name, ())]
    return [one.mention for one in (*parties, *places)]
