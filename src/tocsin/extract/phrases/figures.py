"""Figures: the number words of a noun phrase, with the bounds that they state.

"more than 80" is 81 or more, "nearly 100" at most 99, "about 80" is 80 and approximate.
Nothing is invented: without a number word or a noun that counts there is no figure.
Source: codebook, layer B, "harm".
"""

from dataclasses import replace

from tocsin.core.types import Figure, Span
from tocsin.core.vocab import FigureKind, PartyKind, Unit
from tocsin.extract.phrases.ages import are_aged, is_aged
from tocsin.extract.phrases.mentions import kind_of, mention_of, party_entry
from tocsin.extract.phrases.quantities import Quantity, is_amount, read_quantity
from tocsin.extract.reader import Reader

OF_INCIDENTS = frozenset({FigureKind.INCIDENTS, FigureKind.STRIKES})
OF_PERSONS = frozenset(
    {
        FigureKind.KILLED,
        FigureKind.INJURED,
        FigureKind.ABDUCTED,
        FigureKind.ARRESTED,
        FigureKind.DISPLACED,
        FigureKind.MISSING,
        FigureKind.PERPETRATORS,
        FigureKind.RELEASED,
    }
)
PERSON_KINDS = frozenset(
    {PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.GROUP, PartyKind.FORCE, PartyKind.UNKNOWN}
)
MEASURES = frozenset(
    {
        "day", "week", "month", "year", "hour", "minute", "decade", "mile", "kilometer",
        "kilometre", "meter", "metre", "dollar", "pound", "euro",
    }
)  # fmt: skip
PART_WORDS = frozenset({"include", "among", "comprise"})
# "the lives of 80 people" counts the people.
STANDS_FOR = frozenset({"life", "body", "remains"})
# The parser ties "including" to the noun or to its verb; farther away it is another's.
MAX_PART_DISTANCE = 12


def figure_at(reader: Reader, head: int, *, kind: FigureKind) -> Figure | None:
    """Return the figure that a noun phrase states, or None where it states none.

    `head` may be the counted noun, the number itself ("12 were killed") or the amount
    ("dozens of people"). A singular noun for a person is one; a bare plural is two or more.
    """
    top, counted = _partitive(reader, head)
    if reader.tree.lemma(counted) in MEASURES:
        return None
    quantity = read_quantity(reader, top, counted)
    if quantity is None:
        return _uncounted(reader, counted, kind)
    if quantity.counts_nothing or _measures(reader, quantity.last + 1, counted):
        return None
    whole = quantity.of
    return Figure(
        kind=kind,
        unit=Unit.PERCENT if quantity.percent else _unit(reader, counted, kind),
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        approximate=quantity.approximate,
        of_whom=_counted_span(reader, counted, whole or quantity),
        subset_of=reader.tree.span(whole.first, whole.last) if whole else None,
        span=reader.tree.span(quantity.first, quantity.last),
    )


def figures_with_parts(reader: Reader, head: int, *, kind: FigureKind) -> tuple[Figure, ...]:
    """Return the figure of a noun phrase and those that it contains ("including 13 soldiers")."""
    whole = figure_at(reader, head, kind=kind)
    if whole is None:
        return ()
    parts = [
        replace(part, subset_of=whole.span)
        for number in _parts(reader, head)
        if (part := figure_at(reader, number, kind=kind)) is not None and part.best is not None
    ]
    return (whole, *parts)


def _parts(reader: Reader, head: int) -> list[int]:
    tree = reader.tree
    above = {head, tree.tokens[head].head, *tree.subtree(head)}
    last = min(tree.sentence_of(head).last, head + MAX_PART_DISTANCE)
    for number in range(head + 1, last):
        if tree.lemma(number) in PART_WORDS and tree.tokens[number].head in above:
            objects = tree.children(number, "pobj", "dobj")
            return [part for found in objects for part in tree.conjuncts(found)]
    return []


def _partitive(reader: Reader, head: int) -> tuple[int, int]:
    """Return the top of a phrase "amount of persons" and the noun counted in it."""
    tree = reader.tree
    top = counted = head
    if tree.lemma(head) in STANDS_FOR and (below := _of_object(reader, head)) is not None:
        top = counted = below
    while is_amount(reader, counted) and (below := _of_object(reader, counted)) is not None:
        counted = below
    # Of "three of the five guards killed", those killed are the five.
    counted_itself = read_quantity(reader, counted, counted) is not None
    while tree.tokens[top].relation == "pobj" and not counted_itself:
        above = tree.tokens[top].head
        if tree.lemma(above) != "of" or not is_amount(reader, tree.tokens[above].head):
            break
        top = tree.tokens[above].head
    return top, counted


def _measures(reader: Reader, first: int, last: int) -> bool:
    """Return whether a measure stands right after a number ("Nearly 80 Years Ago")."""
    words = [reader.tree.tokens[number].text.lower() for number in range(first, last + 1)]
    return bool(words) and (words[0] in MEASURES or words[0].removesuffix("s") in MEASURES)


def _of_object(reader: Reader, head: int) -> int | None:
    tree = reader.tree
    preps = tree.children(head, "prep")
    out = head + 1
    if out < len(tree.tokens) and tree.lemma(out) == "out":
        # The parser ties "12 out of 20" to the verb.
        preps += tree.children(out, "prep")
    for prep in preps:
        if tree.lemma(prep) == "of":
            return next(iter(tree.children(prep, "pobj")), None)
    return None


def _uncounted(reader: Reader, head: int, kind: FigureKind) -> Figure | None:
    token = reader.tree.tokens[head]
    bounds = _bounds_of_noun(reader, head)
    if bounds is None:
        return None
    low, high = bounds
    span = (
        mention_of(reader, head) if token.tag not in {"PRP", "WP"} else reader.tree.span(head, head)
    )
    return Figure(
        kind=kind,
        unit=_unit(reader, head, kind),
        low=low,
        best=high,
        high=high,
        of_whom=span,
        span=span,
    )


def _bounds_of_noun(reader: Reader, head: int) -> tuple[int, int | None] | None:
    token, entry = reader.tree.tokens[head], party_entry(reader, head)
    counts = entry.features.get("counts") if entry is not None else None
    if is_aged(reader.tree, head):
        return (2, None) if are_aged(reader.tree, head) else (1, 1)
    if token.tag in {"NNS", "NNPS"}:
        return None if counts == "none" else (2, None)
    if token.tag in {"NN", "PRP", "PRP$"}:
        return (1, 1) if counts == "persons" and not _is_mass(reader, head) else None
    if token.tag == "NNP" and kind_of(reader, head) is PartyKind.PERSON:
        return 1, 1
    return None


def _is_mass(reader: Reader, head: int) -> bool:
    """Return whether a singular noun stands for many ("no civilian", "every soldier")."""
    determiners = {"no", "every", "each", "any", "all"}
    if reader.tree.lemma(head) in {"everyone", "everybody", "anyone", "anybody"}:
        return True
    return any(
        reader.tree.lemma(child) in determiners
        for child in reader.tree.children(head, "det", "neg")
    )


def _unit(reader: Reader, head: int, kind: FigureKind) -> Unit:
    if kind in OF_INCIDENTS:
        return Unit.INCIDENTS
    if kind in OF_PERSONS:
        return Unit.PERSONS
    entry = party_entry(reader, head)
    if entry is not None and entry.features.get("counts") == "persons":
        return Unit.PERSONS
    return Unit.PERSONS if entry and PartyKind(entry.code) in PERSON_KINDS else Unit.THINGS


def _counted_span(reader: Reader, head: int, quantity: Quantity) -> Span | None:
    """Return the words for those counted, after the number."""
    if quantity.first <= head <= quantity.last:
        return None
    first = quantity.last + 1
    tree = reader.tree
    while first < head and tree.tokens[first].tag in {"IN", "DT", "PRP$", "HYPH", ","}:
        first += 1
    return tree.span(min(first, head), head)
