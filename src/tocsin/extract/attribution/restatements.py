"""One statement told twice: a speaker's words, and the outlet's paraphrase of them nearby."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Attribution, Span, Statement
from tocsin.core.vocab import StatementKind
from tocsin.extract.reader import Reader

Made = tuple[Attribution | None, Statement, float, str]
# A paraphrase shares this much of the shorter one's words with the quotation, and at least
# so many words, and stands no more than so many sentences from it.
SHARED, FEWEST_SHARED, REACH = 0.6, 4, 4
TELLING_TAGS = ("NN", "VB", "JJ")
EMPTY = frozenset({"be", "have", "do", "say", "various", "all", "other"})
SUBSTANCE = frozenset({StatementKind.OTHER, StatementKind.OPINION})


def without_restatements(reader: Reader, made: Sequence[Made]) -> list[Made]:
    """Return the statements, each paraphrase joined to the quotation that it repeats."""
    kept = list(made)
    for paraphrase in made:
        if paraphrase not in kept:
            continue
        for place, quotation in enumerate(kept):
            if quotation is not paraphrase and _repeats(reader, quotation, paraphrase):
                kept[place] = _joined(quotation, paraphrase)
                kept.remove(paraphrase)
                break
    return kept


def _repeats(reader: Reader, quotation: Made, paraphrase: Made) -> bool:
    link, other = quotation[0], paraphrase[0]
    if link is None or other is None or not link.direct or other.direct:
        return False
    if not {quotation[1].kind, paraphrase[1].kind} <= SUBSTANCE or not link.speakers:
        return False
    if [one.speaker_key for one in link.speakers] != [one.speaker_key for one in other.speakers]:
        return False
    first, second = quotation[1].content, paraphrase[1].content
    if abs(_sentence(reader, first[0]) - _sentence(reader, second[0])) > REACH:
        return False
    words, others = _words(reader, first), _words(reader, second)
    shared = len(words & others)
    return shared >= FEWEST_SHARED and shared >= SHARED * min(len(words), len(others))


def _joined(quotation: Made, paraphrase: Made) -> Made:
    link, statement, score, rule = quotation
    content = tuple(
        sorted((*statement.content, *paraphrase[1].content), key=lambda span: span.start)
    )
    about = tuple(dict.fromkeys((*statement.about, *paraphrase[1].about)))
    return link, replace(statement, content=content, about=about), score, rule


def _sentence(reader: Reader, span: Span) -> int:
    token = reader.tree.token_at(span.start)
    return reader.tree.sentence_number(token) if token is not None else 0


def _words(reader: Reader, content: Sequence[Span]) -> frozenset[str]:
    tree = reader.tree
    return frozenset(
        tree.lemma(token)
        for span in content
        for token in tree.tokens_in(span)
        if tree.tokens[token].tag.startswith(TELLING_TAGS) and tree.lemma(token) not in EMPTY
    )
