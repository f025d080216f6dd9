"""Quotations that are signed: a name right behind the closing mark, without a verb.

"“We shall stay.” General Ada Roe, July 2017." as mottoes and pull quotes are printed.
"""

from collections.abc import Iterator, Sequence

from tocsin.core.types import Sentence
from tocsin.core.vocab import Stance
from tocsin.extract.attribution.asides import Draft
from tocsin.extract.attribution.contents import Content
from tocsin.extract.attribution.naming import is_named
from tocsin.extract.attribution.quotations import FINAL_STOPS, Quotation
from tocsin.extract.reader import Reader

# A signature is no longer than a name with an office and a date, in tokens.
LONGEST_SIGNATURE = 20
BETWEEN = " \t\n\u00a0-–—~" + FINAL_STOPS


def signed_quotations(
    reader: Reader, quotations: Sequence[Quotation], others: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield one attribution for each signed quotation that no other attribution tells."""
    told = [stretch for draft in others for stretch in draft.content.stretches]
    for sentence in reader.tree.sentences:
        head = _signer(reader, sentence)
        quotation = _before(reader, quotations, sentence) if head is not None else None
        if head is None or quotation is None:
            continue
        if any(start < quotation.end and quotation.start < end for start, end in told):
            continue
        yield Draft(
            cue=None, head=head, speakers=(head,),
            content=Content(stretches=((quotation.start, quotation.end),), root=None,
                            frame="quote"),
            stance=Stance.ASSERTED, rule="signed_quote", score=0.7,
        )  # fmt: skip


def _signer(reader: Reader, sentence: Sentence) -> int | None:
    """Return the name that a sentence without a verb consists of, or None."""
    tree, members = reader.tree, range(sentence.first, sentence.last)
    roots = [number for number in members if tree.tokens[number].relation == "ROOT"]
    if len(members) > LONGEST_SIGNATURE or len(roots) != 1 or any(map(tree.is_verb, members)):
        return None
    (root,) = roots
    return root if tree.tokens[root].tag == "NNP" and is_named(reader, root) else None


def _before(
    reader: Reader, quotations: Sequence[Quotation], sentence: Sentence
) -> Quotation | None:
    """Return the quotation of a whole sentence that ends right before a sentence."""
    text, start = reader.document.text, reader.tree.tokens[sentence.first].start
    for quotation in quotations:
        whole = text[quotation.start : quotation.end].rstrip("”\"'")[-1:] in set(FINAL_STOPS)
        adjacent = quotation.end <= start and not text[quotation.end : start].strip(BETWEEN)
        if quotation.closed and quotation.opened and whole and adjacent:
            return quotation
    return None
