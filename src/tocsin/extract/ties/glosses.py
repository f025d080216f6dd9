"""Glosses: two names of one party, as the text itself explains them.

"Popular Front (PF)", "the Popular Front or PF", "the Front, also known as PF".
"""

from collections.abc import Iterator

from tocsin.core.types import Party, Span
from tocsin.core.vocab import PartyKind, Relation
from tocsin.extract.phrases.mentions import NAME_TAGS, kind_of
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ends import BODIES, Bond

# Scores rank claims; they are not calibrated.
GLOSS = 0.75
# Words that may stand inside a name without a capital letter.
_LINKS = frozenset({"of", "the", "for", "and", "in", "al", "-", "'s", "'", "ul", "&", "to"})
_MAX_NAME_TOKENS = 10
_MIN_LETTERS = 2


def gloss_bonds(reader: Reader, number: int) -> Iterator[Bond]:
    """Yield the ties "same as" that a parenthesis, an "or" or a "known as" at a token says."""
    lemma = reader.tree.lemma(number)
    if reader.tree.tokens[number].text == "(":
        yield from _parenthesis(reader, number)
    elif lemma == "or":
        yield from _alternative(reader, number)
    elif lemma == "know":
        yield from _known_as(reader, number)


def name_before(reader: Reader, number: int) -> tuple[int, int] | None:
    """Return the first and last token of the name that ends right before a token."""
    tree, last = reader.tree, number - 1
    if last < 0 or not _is_name_word(reader, last):
        return None
    first = last
    floor = max(tree.sentence_of(number).first, number - _MAX_NAME_TOKENS)
    while first > floor and (_is_name_word(reader, first - 1) or tree.lemma(first - 1) in _LINKS):
        first -= 1
    while first < last and not _is_name_word(reader, first):
        first += 1
    return first, last


def is_short_for(short: str, name: str) -> bool:
    """Return whether an abbreviation can stand for a name: initials in order, from the first."""
    letters = [letter for letter in short.upper() if letter.isalpha()]
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
    initials = [word[0] for word in words]
    if len(letters) < _MIN_LETTERS or len(initials) < _MIN_LETTERS or letters[0] != initials[0]:
        return False
    return _in_order(initials, letters) or _in_order(letters, list(name.upper()))


def _in_order(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(letter in rest for letter in few)


def _parenthesis(reader: Reader, number: int) -> Iterator[Bond]:
    tree = reader.tree
    close = next(
        (
            n
            for n in range(number + 1, min(number + 10, len(tree.tokens)))
            if tree.tokens[n].text == ")"
        ),
        None,
    )
    before = name_before(reader, number)
    if close is None or close == number + 1 or before is None:
        return
    name = tree.span(*before)
    for option in _split_at_or(reader, number + 1, close - 1):
        if _is_gloss(reader, before, name, option):
            yield _same_as(reader, _trimmed(reader, before, option.quote), option, number)


def _trimmed(reader: Reader, before: tuple[int, int], short: str) -> tuple[int, int]:
    """Return the name from the first word on that an abbreviation begins with."""
    tree = reader.tree
    for first in range(before[0], before[1]):
        if is_short_for(short, tree.span(first, before[1]).quote):
            return first, before[1]
    return before


def _split_at_or(reader: Reader, first: int, last: int) -> list[Span]:
    tree, parts, start = reader.tree, [], first
    for token in range(first, last + 1):
        if tree.lemma(token) == "or" and token > start:
            parts.append(tree.span(start, token - 1))
            start = token + 1
    if start <= last:
        parts.append(tree.span(start, last))
    return parts


def _is_gloss(reader: Reader, before: tuple[int, int], name: Span, option: Span) -> bool:
    words = option.quote.split()
    if not all(word[:1].isupper() or word in _LINKS for word in words):
        return False
    if len(words) == 1:
        short = option.quote
        if not (short.isupper() or "-" in short) or len(short) < _MIN_LETTERS:
            return False
        known = reader.names.party_kinds(name.quote)
        named = known or kind_of(reader, before[1]) in BODIES
        is_body = _is_known_body(reader, option, before)
        return bool(known and is_body) or bool(named and is_short_for(short, name.quote))
    return " " in name.quote and _is_known_body(reader, option, before)


def _is_known_body(reader: Reader, option: Span, before: tuple[int, int]) -> bool:
    """Return whether both sides are bodies by name, so that one can explain the other."""
    kinds = reader.names.party_kinds(option.quote) & BODIES
    head = kind_of(reader, before[1])
    last = reader.tree.tokens_in(option)
    option_kind = kind_of(reader, last[-1]) if last else PartyKind.UNKNOWN
    bodies = BODIES - {PartyKind.STATE}
    is_body = bool(kinds & bodies) or option_kind in bodies
    return is_body and (head in bodies or head is PartyKind.UNKNOWN) and len(option.quote) > 1


def _alternative(reader: Reader, number: int) -> Iterator[Bond]:
    """ "the Popular Front or PF": an abbreviation that its name explains."""
    tree = reader.tree
    before = name_before(reader, number)
    after = number + 1
    if before is None or after >= len(tree.tokens):
        return
    short = tree.span(after, after)
    if short.quote.isupper() and is_short_for(short.quote, tree.span(*before).quote):
        yield _same_as(reader, before, short, number)


def _known_as(reader: Reader, number: int) -> Iterator[Bond]:
    tree = reader.tree
    as_ = [child for child in tree.children(number, "prep") if tree.lemma(child) == "as"]
    token = tree.tokens[number]
    if not as_ or token.relation != "acl" or tree.tokens[token.head].tag not in NAME_TAGS:
        return
    for noun in tree.children(as_[0], "pobj"):
        if tree.tokens[noun].tag in NAME_TAGS:
            before = name_before(reader, token.head + 1)
            if before is not None:
                yield _same_as(reader, before, tree.noun_phrase(noun), number)


def _same_as(reader: Reader, before: tuple[int, int], other: Span, trigger: int) -> Bond:
    kind = kind_of(reader, before[1])
    return Bond(
        subject=Party(mention=reader.tree.span(*before), kind=kind),
        relation=Relation.SAME_AS,
        object=Party(mention=other, kind=kind),
        trigger=trigger,
        rule="ties/gloss",
        score=GLOSS,
    )


def _is_name_word(reader: Reader, number: int) -> bool:
    token = reader.tree.tokens[number]
    return token.tag in NAME_TAGS or (
        token.text[:1].isupper() and token.tag in {"JJ", "NN", "NNS", "VBN", "VBG", "FW"}
    )
