"""Counts those whom the tellings of one act tell one by one, where they are surely different.

"A man, 25, was shot in the leg. ... A woman was hit in the arm": at least two were hurt. Two
mentions count as two persons only where their names, ages or sex, or "another" close by, say so.
A number told before makes those told after it its parts: they are no more than it.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Unit
from tocsin.extract.occurrences.harm.told_harm import ToldAct
from tocsin.extract.occurrences.sameness.identity import Draft
from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.reader import Reader

SUMMED = (FigureKind.KILLED, FigureKind.INJURED)
# So many sentences with those told are one passage; what is told farther away may be another act.
PASSAGE = 4
# "Another" is another than those of its own sentence or the one before.
BESIDE = 1


def with_sums(
    reader: Reader, drafts: list[Draft], acts: Sequence[ToldAct], victims: Victims
) -> list[Draft]:
    """Return the drafts with the least number of those told one by one, where none says more."""
    found = list(drafts)
    for act in acts:
        for kind in SUMMED:
            parts = _apart(reader, act, kind, victims)
            least = sum(figure.low or 0 for _, figure in parts)
            most = max(
                (one.high or one.best or one.low or 0 for one in act.figures(kind)), default=0
            )
            if len(parts) > 1 and least > most:
                _add(reader, found, act, [figure for _, figure in parts], least)
    return found


def _apart(
    reader: Reader, act: ToldAct, kind: FigureKind, victims: Victims
) -> list[tuple[int, Figure]]:
    """Return those told in one passage each of whom is surely another than all others."""
    tree = reader.tree
    told = sorted(_counted(reader, act, kind), key=lambda each: each[0])
    found: list[tuple[int, Figure]] = []
    for head, figure in told:
        here = tree.sentence_number(head)
        if found and (
            here - tree.sentence_number(found[0][0]) >= PASSAGE
            or not all(_are_two(reader, victims, one, head) for one, _ in found)
        ):
            continue
        found.append((head, figure))
        if (figure.low or 0) > 1:
            break
    return found


def _counted(reader: Reader, act: ToldAct, kind: FigureKind) -> list[tuple[int, Figure]]:
    """Return the exact numbers of persons told, with the words for them; no pronouns."""
    return [
        (head, figure)
        for head, figure in act.harmed.get(kind, ())
        if head is not None
        and not reader.tree.tokens[head].tag.startswith("PRP")
        and figure.span is not None
        and figure.subset_of is None
        and figure.unit is Unit.PERSONS
        and figure.low == figure.high == figure.best
    ]


def _are_two(reader: Reader, victims: Victims, one: int, other: int) -> bool:
    """Return whether two mentions are surely of two: by what they say, or "another" close by."""
    first, second = victims.who(one), victims.who(other)
    if first.is_surely_apart_from(second):
        return True
    apart = reader.tree.sentence_number(other) - reader.tree.sentence_number(one)
    return second.further and not first.further and 0 <= apart <= BESIDE


def _add(
    reader: Reader, drafts: list[Draft], act: ToldAct, parts: Sequence[Figure], least: int
) -> None:
    """Put a sum into the telling of its first part, and make all of the parts parts of it."""
    spans = [part.span for part in parts if part.span is not None]
    tokens = [token for span in spans for token in reader.tree.tokens_in(span)]
    words = reader.tree.span(min(tokens), max(tokens))
    whole = replace(parts[0], low=least, best=None, high=None, of_whom=None, span=words)
    placed = False
    for place in act.places:
        one = drafts[place].occurrence
        if not set(parts) & set(one.figures):
            continue
        figures = tuple(
            replace(figure, subset_of=words) if figure in parts else figure
            for figure in one.figures
        )
        figures = figures if placed else (whole, *figures)
        placed = True
        drafts[place] = replace(drafts[place], occurrence=replace(one, figures=figures))
