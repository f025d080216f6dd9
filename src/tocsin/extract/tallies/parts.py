"""The parts of a count: "23 incidents, 14 in the north and 9 in the south"."""

from collections.abc import Sequence

from tocsin.core.types import Figure, PlaceRef, TallyPart
from tocsin.extract.phrases.ends import objects_of_preposition
from tocsin.extract.phrases.figures import figure_at
from tocsin.extract.phrases.mentions import NAME_TAGS, SETTLEMENTS, place_ref, place_refs
from tocsin.extract.reader import Reader

_LOCATING = frozenset({"in", "from", "across", "near", "at"})
# What may stand between a number and its place: "nine of the attacks were in".
_BETWEEN = frozenset({"IN", "PRP", "DT", "NNS"})
# A place stands so many characters after "in", if it is the number's own.
_NEAR = 30
_MIN_PARTS = 2
_REACH = 6
# What a number that goes on with a count is of: "nine of them".
_OF_THEM = frozenset({"they", "them", "these", "those"})


def parts_of(reader: Reader, noun: int, whole: Figure) -> tuple[TallyPart, ...]:
    """Return the parts of a count, in text order; none where fewer than two are given.

    They stand after it in its sentence, or in the next one, if that begins with so many of what
    is counted and the parts do not come to more than the count.
    """
    tree = reader.tree
    sentence = tree.sentence_of(noun)
    found = _parts_in(reader, range(sentence.first, sentence.last - 2), whole)
    after = tree.sentence_number(noun) + 1
    if len(found) < _MIN_PARTS and after < len(tree.sentences):
        following = tree.sentences[after]
        found = ()
        if _goes_on(reader, following.first, noun):
            found = _parts_in(reader, range(following.first, following.last - 2), whole)
            found = found if _fit(found, whole) else ()
    return found if len(found) >= _MIN_PARTS else ()


def _parts_in(reader: Reader, numbers: range, whole: Figure) -> tuple[TallyPart, ...]:
    tree = reader.tree
    found = []
    for number in numbers:
        token = tree.tokens[number]
        if token.tag != "CD" or whole.span is None or token.start < whole.span.end:
            continue
        area = _area_after(reader, number)
        figure = figure_at(reader, number, kind=whole.kind)
        if area is not None and figure is not None and figure.span is not None:
            part = Figure(
                kind=whole.kind,
                unit=whole.unit,
                low=figure.low,
                best=figure.best,
                high=figure.high,
                approximate=figure.approximate,
                of_whom=None,
                subset_of=whole.span,
                span=figure.span,
            )
            found.append(TallyPart(figure=part, area=area))
    return tuple(found)


def _goes_on(reader: Reader, first: int, noun: int) -> bool:
    """Return whether a sentence begins with a number of what a count before it counts."""
    tree = reader.tree
    if tree.tokens[first].tag != "CD":
        return False
    of = objects_of_preposition(tree, first, "of")
    return any(tree.lemma(head) in {tree.lemma(noun), *_OF_THEM} for head in of)


def _fit(parts: Sequence[TallyPart], whole: Figure) -> bool:
    """Return whether parts with exact numbers do not come to more than the whole."""
    most = whole.high if whole.high is not None else whole.best
    return most is None or sum(part.figure.low or 0 for part in parts) <= most


def _area_after(reader: Reader, number: int) -> PlaceRef | None:
    """Return the place right after a bare number: "14 in the north", "9 of them in Aden"."""
    tree = reader.tree
    last = min(tree.sentence_of(number).last, number + _REACH)
    for place in range(number + 1, last):
        if tree.lemma(place) in _LOCATING:
            refs = place_refs(
                reader, range(place + 1, min(place + _REACH, tree.sentence_of(number).last))
            )
            near = [ref for ref in refs if ref.mention.start - tree.tokens[place].end < _NEAR]
            return near[0] if near else _before_settlement(reader, place + 1)
        if tree.tokens[place].tag not in _BETWEEN and tree.lemma(place) != "be":
            return None
    return None


def _before_settlement(reader: Reader, first: int) -> PlaceRef | None:
    """Return the place that a name and a word for its kind tell: "in Selm district"."""
    tree = reader.tree
    if first >= len(tree.tokens) or tree.tokens[first].tag not in NAME_TAGS:
        return None
    noun = tree.tokens[first].head
    if noun <= first or tree.lemma(noun) not in SETTLEMENTS or noun - first > _REACH:
        return None
    names = [at for at in range(first, noun) if tree.tokens[at].tag in NAME_TAGS]
    return place_ref(reader, names[-1])
