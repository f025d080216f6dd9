"""The parts of a count: "23 incidents, 14 in the north and 9 in the south"."""

from tocsin.core.types import Figure, PlaceRef, TallyPart
from tocsin.extract.phrases.figures import figure_at
from tocsin.extract.phrases.mentions import place_refs
from tocsin.extract.reader import Reader

_LOCATING = frozenset({"in", "from", "across", "near", "at"})
_MIN_PARTS = 2
_REACH = 6


def parts_of(reader: Reader, noun: int, whole: Figure) -> tuple[TallyPart, ...]:
    """Return the parts of a count, in text order; none where fewer than two are given."""
    tree = reader.tree
    sentence = tree.sentence_of(noun)
    found = []
    for number in range(sentence.first, sentence.last - 2):
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
    return tuple(found) if len(found) >= _MIN_PARTS else ()


def _area_after(reader: Reader, number: int) -> PlaceRef | None:
    """Return the place right after a bare number: "14 in the north", "9 of them in Aden"."""
    tree = reader.tree
    last = min(tree.sentence_of(number).last, number + _REACH)
    for place in range(number + 1, last):
        if tree.lemma(place) in _LOCATING:
            refs = place_refs(
                reader, range(place + 1, min(place + _REACH, tree.sentence_of(number).last))
            )
            near = [ref for ref in refs if ref.mention.start - tree.tokens[place].end < 30]
            return near[0] if near else None
        if tree.tokens[place].tag not in {"IN", "PRP", "DT", "NNS"}:
            return None
    return None
